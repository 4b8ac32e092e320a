package dev.agentfirewall.rag.detect;

import com.google.re2j.Pattern;
import dev.agentfirewall.rag.normalize.Folding;
import dev.agentfirewall.scan.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Orders to drop earlier instructions, and orders addressed to the assistant, in {@link Language}s other than English.
 *
 * <p><b>Limitations.</b> One wording for each idea and language, inflected forms by their stems; the languages listed
 * there and no others. Sentences that talk about such orders are not told apart.
 */
final class MultilingualOverride implements Detector {
    private static final int NEAR = 48;
    private static final List<Pattern> OVERRIDES =
            Stream.of(Language.values()).map(MultilingualOverride::override).toList();
    private static final Pattern ADDRESS = Pattern.compile("(?:"
            + Stream.of(Language.values())
                    .flatMap(language -> language.addresses().stream())
                    .map(MultilingualOverride::quoted)
                    .collect(Collectors.joining("|"))
            + ")");
    private static final List<Set<String>> WORDS = List.of(Stream.concat(
                    Stream.of(Language.values()).flatMap(language -> language.drops().stream()),
                    Stream.of(Language.values()).flatMap(language -> language.addresses().stream()))
            .map(Folding::fold)
            .collect(Collectors.toUnmodifiableSet()));

    private static Pattern override(Language language) {
        String drop = alternatives(language.drops());
        String instruction = alternatives(language.instructions());
        return Pattern.compile(
                drop + ".{0," + NEAR + "}?" + instruction + "|" + instruction + ".{0," + NEAR + "}?" + drop);
    }

    private static String alternatives(List<String> words) {
        return words.stream().map(MultilingualOverride::quoted).collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String quoted(String word) {
        return Pattern.quote(Folding.fold(word));
    }

    @Override
    public String code() {
        return "text.injection.multilingual";
    }

    @Override
    public List<Set<String>> words() {
        return WORDS;
    }

    @Override
    public Optional<Match> examine(Passage passage) {
        for (Pattern override : OVERRIDES) {
            Optional<Passage.Place> place = passage.findInSentence(override);
            if (place.isPresent()) {
                return Optional.of(passage.match(place.get(), Severity.HIGH, 0.9));
            }
        }
        return passage.findInSentence(ADDRESS)
                .filter(place -> Channels.data(passage.channel()))
                .map(place -> passage.match(place, Severity.HIGH, 0.8));
    }
}
