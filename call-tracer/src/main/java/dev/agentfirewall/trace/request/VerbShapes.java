package dev.agentfirewall.trace.request;

import dev.agentfirewall.trace.request.Phrases.Match;
import dev.agentfirewall.trace.request.Token.Kind;
import java.util.List;

/** What the words of a sentence look like where a verb might be: parts of it that stand apart, nouns that begin like it. */
final class VerbShapes {
    private static final int WIDEST_GAP = 8;
    private static final int WIDEST_GAP_OF_PREFIX = 24;

    private final Lexicon lexicon;
    private final List<Token> tokens;

    VerbShapes(Lexicon lexicon, List<Token> tokens) {
        this.lexicon = lexicon;
        this.tokens = tokens;
    }

    /** Without spaces, a verb may be the beginning of a noun. */
    boolean isLongerNoun(int at, int length) {
        Match<Lexicon.Noun> noun = lexicon.isWide() ? lexicon.noun(tokens, at) : null;
        return noun != null && noun.length() > length;
    }

    /** Whether "tell them" stands at {@code at} in a sentence that began with "if", without a comma before it. */
    boolean isBareImperative(int at) {
        if (at == 0 || at + 1 >= tokens.size() || !lexicon.has("people", tokens.get(at + 1))) {
            return false;
        }
        Match<Lexicon.Frame> first = lexicon.frame(tokens, 0);
        Token before = tokens.get(at - 1);
        return first != null
                && first.values().contains(Lexicon.Frame.CLAUSE)
                && before.isWordLike()
                && !lexicon.has("function", before)
                && lexicon.frame(tokens, at - 1) == null
                && !lexicon.verbs(tokens, at).isEmpty();
    }

    boolean isCapitalisedNoun(int at) {
        return lexicon.areNounsCapitalised()
                && at > 0
                && tokens.get(at).isCapitalised()
                && tokens.get(at - 1).isWordLike();
    }

    boolean hasTail(List<String> tail, int from) {
        int last = Math.min(tokens.size() - tail.size(), from + (lexicon.isWide() ? WIDEST_GAP_OF_PREFIX : WIDEST_GAP));
        for (int i = from; i <= last; i++) {
            if (tokens.get(i).is(Kind.STOP)) {
                return false;
            }
            if (isAt(tail, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(List<String> words, int at) {
        for (int i = 0; i < words.size(); i++) {
            if (!tokens.get(at + i).form().equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }
}
