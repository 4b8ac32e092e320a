package dev.agentfirewall.trace;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.trace.record.Entry;
import dev.agentfirewall.trace.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words by which a user describes a source without its name: "the mail about the museum trip" is the one in whose title both words
 * stand, or the only one of several in whose title either does. Immutable.
 *
 * <p><b>Limitations.</b> Words are compared as they are written, plural and all; scripts without blanks describe nothing. Who guesses a
 * user's words can write a title of them, where no other record has it.
 */
final class Titles {
    private static final int LEAST_LENGTH = 4;
    private static final int MAX_WORDS = 512;
    private static final int MAX_RECORDS = 512;

    private final Set<String> words;

    private Titles(Set<String> words) {
        this.words = Set.copyOf(words);
    }

    static Titles in(List<String> texts) {
        Set<String> found = new HashSet<>();
        texts.forEach(text -> words(text)
                .filter(word -> !Value.of(word, ArgumentRole.OTHER).weak())
                .forEach(found::add));
        return new Titles(found);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Those of {@code records} that are described. */
    Set<Entry> described(List<Entry> records) {
        Set<Entry> found = new LinkedHashSet<>();
        Map<String, List<Entry>> byWord = new HashMap<>();
        int titled = 0;
        for (Entry record : records.subList(0, Math.min(records.size(), MAX_RECORDS))) {
            Set<String> shared = shared(record);
            titled += record.name().isEmpty() ? 0 : 1;
            if (shared.size() > 1) {
                found.add(record);
            }
            shared.forEach(word ->
                    byWord.computeIfAbsent(word, any -> new ArrayList<>()).add(record));
        }
        if (titled > 1) {
            byWord.values().stream().filter(those -> those.size() == 1).forEach(found::addAll);
        }
        return found;
    }

    private Set<String> shared(Entry record) {
        if (record.name().length() > NameWords.LONGEST) {
            return Set.of();
        }
        return words(record.name()).filter(words::contains).collect(Collectors.toSet());
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", MAX_WORDS))
                .filter(word -> word.length() >= LEAST_LENGTH);
    }
}
