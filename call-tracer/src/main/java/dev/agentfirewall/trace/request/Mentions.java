package dev.agentfirewall.trace.request;

import dev.agentfirewall.trace.request.Token.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The hard values of a user's words: addresses, links, paths, handles, what stands in quotes, amounts, numbers of two digits
 * or more, and names. Found by their form, not by a list.
 */
final class Mentions {
    static final int MOST = 500;
    private static final int LONGEST = 300;

    private Mentions() {}

    static Set<String> in(List<Token> tokens) {
        Set<String> found = new LinkedHashSet<>();
        for (int at = 0; at < tokens.size() && found.size() < MOST; ) {
            int end = end(tokens, at);
            if (end > at) {
                add(tokens, at, end, found);
            }
            at = Math.max(at + 1, end);
        }
        return found;
    }

    /** Where the value that begins at {@code at} ends; {@code at} if none does. */
    private static int end(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.isValue() || (token.is(Kind.NUMBER) && token.raw().length() > 1)) {
            return at + 1;
        }
        int end = at;
        while (end < tokens.size() && tokens.get(end).isCapitalised()) {
            end++;
        }
        boolean begins = at == 0 || tokens.get(at - 1).is(Kind.STOP);
        return begins && end == at + 1 && isCommon(token) ? at : end;
    }

    /** Whether a word that begins a sentence has its capital from there. */
    private static boolean isCommon(Token token) {
        List<Token> alone = List.of(token);
        for (Lexicon lexicon : Lexicons.all()) {
            boolean known = lexicon.has("function", token) || lexicon.frame(alone, 0) != null;
            if (known || !lexicon.verbs(alone, 0).isEmpty() || lexicon.noun(alone, 0) != null) {
                return true;
            }
        }
        return false;
    }

    private static void add(List<Token> tokens, int from, int to, Set<String> found) {
        StringBuilder value = new StringBuilder();
        for (int i = from; i < to; i++) {
            value.append(i == from ? "" : " ").append(tokens.get(i).raw());
        }
        if (value.length() > 1 && value.length() <= LONGEST) {
            found.add(value.toString());
        }
    }
}
