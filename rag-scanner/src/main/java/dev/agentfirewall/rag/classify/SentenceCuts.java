package dev.agentfirewall.rag.classify;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The sentences of a short text, so that every character lies in one: cut after a full stop, a question or exclamation
 * mark, a line break, written out or escaped. What is too short to say anything goes with the next, at the end with the one before.
 */
final class SentenceCuts {
    private static final int SHORTEST = 24;
    private static final char FIRST_WIDE = 0x2E80;
    private static final String ENDS = ".!?";
    private static final String WIDE_ENDS = "\u3002\uFF01\uFF1F\u06D4\u0964";
    private static final String CLOSING = "\"')]}\\<";

    private SentenceCuts() {}

    /** In order, at least one; {@code text} is not empty. */
    static List<Span> of(String text) {
        List<Span> sentences = new ArrayList<>();
        int start = 0;
        int said = 0;
        for (int at = 0; at < text.length(); at++) {
            said += weight(text.charAt(at));
            if (said >= SHORTEST && ends(text, at)) {
                sentences.add(new Span(start, at + 1));
                start = at + 1;
                said = 0;
            }
        }
        if (start == text.length()) {
            return sentences;
        }
        sentences.add(new Span(start, text.length()));
        return said < SHORTEST ? lastTwoJoined(sentences) : sentences;
    }

    /** One character of Chinese says as much as some letters. */
    private static int weight(char c) {
        return c <= ' ' ? 0 : c < FIRST_WIDE ? 1 : 2;
    }

    private static List<Span> lastTwoJoined(List<Span> sentences) {
        int last = sentences.size() - 1;
        if (last > 0) {
            Span tail = sentences.remove(last);
            sentences.set(last - 1, new Span(sentences.get(last - 1).start(), tail.end()));
        }
        return sentences;
    }

    private static boolean ends(String text, int at) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (ENDS.indexOf(c) >= 0) {
            return next <= ' ' || CLOSING.indexOf(next) >= 0;
        }
        boolean escapedBreak = c == 'n' && at > 0 && text.charAt(at - 1) == '\\';
        return c == '\n' || escapedBreak || WIDE_ENDS.indexOf(c) >= 0;
    }
}
