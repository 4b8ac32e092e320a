package dev.agentfirewall.rag.detect;

import dev.agentfirewall.rag.normalize.Folding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What orders are made of in one language: for each {@link Part} the stems and phrases that say it, folded. Read from
 * {@code languages/CODE.txt}, a line a part: {@code drop: ignora | olvida}.
 *
 * @param language its code
 * @param phrases by part; every part has some
 */
record PhraseBook(String language, Map<Part, List<String>> phrases) {

    /** The languages there are. */
    static final List<String> LANGUAGES = List.of(
            "ar", "bn", "cs", "de", "el", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ro",
            "ru", "sv", "th", "tr", "uk", "vi", "zh");

    /** What a phrase does in an order. */
    enum Part {
        /** To ignore, forget, not follow. */
        DROP,
        /** Previous, all, above, your. */
        EARLIER,
        /** Instructions, rules. */
        INSTRUCTIONS,
        /** To show, repeat, tell. */
        REVEAL,
        /** The system prompt, your instructions. */
        PROMPT,
        /** How a note to the assistant begins. */
        ASSISTANT,
        /** To send, delete, pay: what an agent does. */
        ACT,
        /** Without telling the user. */
        SECRECY,
        /** Passwords, the conversation: what is worth stealing. */
        SECRET,
        /** You are now, from now on. */
        BECOME,
        /** Without restrictions. */
        FREE,
        /** Do not forget, never ignore: the opposite of dropping. */
        NOT,
        /** Attack, example, means: words of those who talk about orders. */
        TALK
    }

    PhraseBook {
        for (Part part : Part.values()) {
            if (phrases.getOrDefault(part, List.of()).isEmpty()) {
                throw new IllegalArgumentException("`languages/" + language + ".txt` has no `"
                        + part.name().toLowerCase(Locale.ROOT) + "`");
            }
        }
        phrases = Map.copyOf(phrases);
    }

    /** Every language's. */
    static List<PhraseBook> all() {
        return LANGUAGES.stream().map(PhraseBook::read).toList();
    }

    private static PhraseBook read(String language) {
        Map<Part, List<String>> phrases = new EnumMap<>(Part.class);
        for (String line : lines("languages/" + language + ".txt")) {
            int colon = line.indexOf(':');
            if (!line.startsWith("#") && colon > 0) {
                Part part = Part.valueOf(line.substring(0, colon).strip().toUpperCase(Locale.ROOT));
                phrases.put(part, phrases(line.substring(colon + 1)));
            }
        }
        return new PhraseBook(language, phrases);
    }

    private static List<String> phrases(String barred) {
        List<String> phrases = new ArrayList<>();
        for (String phrase : barred.split("\\|", -1)) {
            phrases.add(Folding.fold(phrase.strip()));
        }
        return phrases;
    }

    private static List<String> lines(String name) {
        try (InputStream in = PhraseBook.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("`" + name + "` is not beside the detectors");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("`" + name + "` not read", e);
        }
    }
}
