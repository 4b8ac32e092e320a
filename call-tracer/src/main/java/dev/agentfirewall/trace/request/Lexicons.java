package dev.agentfirewall.trace.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The languages whose orders are understood, and which of them a sentence may be in: made for one text, whose languages are
 * those of a sentence that tells nothing about its own.
 */
final class Lexicons {
    private static final List<Lexicon> ALL = Stream.of("en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja")
            .map(language -> new Lexicon(Data.read("lexicon/" + language + ".json")))
            .toList();
    private static final Map<String, List<Integer>> COMMON_WORDS = commonWords();

    /** A text's beginning tells its languages. */
    private static final int READ_AHEAD = 2_000;

    private static final int SHORT = 200;

    private final List<Lexicon> usual;

    private Lexicons(List<Token> text) {
        List<Lexicon> likely = likely(text.subList(0, Math.min(READ_AHEAD, text.size())));
        usual = !likely.isEmpty() ? likely : text.size() <= SHORT ? ALL : List.of(english());
    }

    static Lexicons in(List<Token> text) {
        return new Lexicons(text);
    }

    private static Map<String, List<Integer>> commonWords() {
        Map<String, List<Integer>> words = new HashMap<>();
        for (int i = 0; i < ALL.size(); i++) {
            for (String word : ALL.get(i).commonWords()) {
                words.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
            }
        }
        return words;
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
        return likely.isEmpty() ? usual : likely;
    }

    private static List<Lexicon> likely(List<Token> tokens) {
        int[] known = new int[ALL.size()];
        int best = 0;
        for (Token token : tokens) {
            for (int language : COMMON_WORDS.getOrDefault(token.form(), List.of())) {
                best = Math.max(best, ++known[language]);
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
