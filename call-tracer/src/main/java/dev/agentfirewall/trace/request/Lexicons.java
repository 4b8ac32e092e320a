package dev.agentfirewall.trace.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The languages whose orders are understood, and which of them a sentence may be in: made for one text, whose languages are
 * those of a sentence that tells nothing about its own. Not thread-safe; one for each text.
 */
final class Lexicons {
    private static final List<Lexicon> ALL = Stream.of("en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja")
            .map(language -> new Lexicon(Data.read("lexicon/" + language + ".json")))
            .toList();
    private static final Map<String, int[]> COMMON_WORDS = commonWords();

    /** A text's beginning tells its languages. */
    private static final int READ_AHEAD = 2_000;

    private static final int SHORT = 200;

    private final List<Token> text;
    /** Found out for the first sentence that tells nothing. */
    private @Nullable List<Lexicon> usual;

    private Lexicons(List<Token> text) {
        this.text = text;
    }

    static Lexicons in(List<Token> text) {
        return new Lexicons(text);
    }

    /** By word, the numbers of the languages in which it is common. */
    private static Map<String, int[]> commonWords() {
        Map<String, int[]> words = new HashMap<>();
        for (int i = 0; i < ALL.size(); i++) {
            for (String word : ALL.get(i).commonWords()) {
                words.merge(word, new int[] {i}, Lexicons::joined);
            }
        }
        return words;
    }

    private static int[] joined(int[] some, int[] others) {
        int[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }

    static List<Lexicon> all() {
        return ALL;
    }

    static Lexicon english() {
        return ALL.get(0);
    }

    /** The languages that a sentence may be in: those with at least half as many common words as the best has. */
    List<Lexicon> of(List<Token> sentence) {
        List<Lexicon> likely = likely(sentence);
        return likely.isEmpty() ? usual() : likely;
    }

    private List<Lexicon> usual() {
        List<Lexicon> found = usual;
        if (found == null) {
            List<Lexicon> likely = likely(text.subList(0, Math.min(READ_AHEAD, text.size())));
            found = !likely.isEmpty() ? likely : text.size() <= SHORT ? ALL : List.of(english());
            usual = found;
        }
        return found;
    }

    private static List<Lexicon> likely(List<Token> tokens) {
        int[] known = new int[ALL.size()];
        int best = 0;
        for (Token token : tokens) {
            int[] languages = COMMON_WORDS.get(token.form());
            for (int i = 0; languages != null && i < languages.length; i++) {
                best = Math.max(best, ++known[languages[i]]);
            }
        }
        List<Lexicon> likely = new ArrayList<>();
        for (int i = 0; best > 0 && i < known.length; i++) {
            if (2 * known[i] >= best) {
                likely.add(ALL.get(i));
            }
        }
        return likely;
    }
}
