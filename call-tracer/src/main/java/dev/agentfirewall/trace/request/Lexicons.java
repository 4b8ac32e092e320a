package dev.agentfirewall.trace.request;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The languages whose orders are understood, and which of them a sentence may be in. */
final class Lexicons {
    private static final List<Lexicon> ALL = Stream.of("en", "de", "fr", "es", "it", "pt", "nl", "zh", "ja")
            .map(language -> new Lexicon(Data.read("lexicon/" + language + ".json")))
            .toList();

    private Lexicons() {}

    static List<Lexicon> all() {
        return ALL;
    }

    static Lexicon english() {
        return ALL.get(0);
    }

    /** The languages that {@code tokens} may be in: those with at least half as many common words as the best has. */
    static List<Lexicon> of(List<Token> tokens) {
        int[] known = new int[ALL.size()];
        int best = 0;
        for (int i = 0; i < known.length; i++) {
            known[i] = known(ALL.get(i), tokens);
            best = Math.max(best, known[i]);
        }
        List<Lexicon> likely = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            if (2 * known[i] >= best) {
                likely.add(ALL.get(i));
            }
        }
        return likely;
    }

    private static int known(Lexicon lexicon, List<Token> tokens) {
        int known = 0;
        for (Token token : tokens) {
            known += lexicon.has("function", token) ? 1 : 0;
        }
        return known;
    }
}
