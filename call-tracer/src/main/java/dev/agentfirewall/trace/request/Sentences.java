package dev.agentfirewall.trace.request;

import dev.agentfirewall.scan.Span;
import dev.agentfirewall.trace.request.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** A text's tokens, cut into sentences; what is longer than any sentence is cut too, so that work on one is bounded. */
final class Sentences {
    static final int MOST_TOKENS = 400;

    private Sentences() {}

    static List<List<Token>> of(List<Token> tokens) {
        List<List<Token>> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            boolean stop = tokens.get(i).is(Kind.STOP);
            if (stop || i - start >= MOST_TOKENS) {
                add(tokens, start, stop ? i : i + 1, sentences);
                start = i + 1;
            }
        }
        add(tokens, start, tokens.size(), sentences);
        return sentences;
    }

    private static void add(List<Token> tokens, int from, int to, List<List<Token>> sentences) {
        if (to > from) {
            sentences.add(tokens.subList(from, to));
        }
    }

    static Span span(List<Token> sentence) {
        return new Span(
                sentence.get(0).start(), sentence.get(sentence.size() - 1).end());
    }
}
