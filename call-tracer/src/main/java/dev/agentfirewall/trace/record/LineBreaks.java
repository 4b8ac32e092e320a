package dev.agentfirewall.trace.record;

/** Tells a line break that was set from one where a long line was wrapped. */
final class LineBreaks {
    /** A line that is shorter was not wrapped, unless the next goes on in lower case. */
    private static final int WRAPPED = 50;

    /** No mailer and no dumper wraps before this. */
    private static final int WIDTH = 62;

    private static final int GREETING = 30;

    private LineBreaks() {}

    /** Whether the line from {@code line} to its break at {@code at} ends a sentence. */
    static boolean endsSentence(String text, int line, int at) {
        int next = at + 1;
        while (next < text.length() && isBlank(text.charAt(next))) {
            next++;
        }
        if (next >= text.length() || text.charAt(next) == '\n') {
            return true;
        }
        int lineEnd = Math.min(text.length(), next + 64);
        if (ListMark.length(text, next, lineEnd) > 0 || KeyMark.colon(text, next, lineEnd) >= 0) {
            return true;
        }
        int last = Lines.trimEnd(text, line, at);
        if (last == line) {
            return true;
        }
        if (Character.isLowerCase(text.charAt(next))) {
            return isGreeting(text.charAt(last - 1), last - line);
        }
        int length = last - line;
        return length < WRAPPED || length + 1 + wordLength(text, next) <= WIDTH;
    }

    /** {@code Dear Ann,} stands on a line of its own, and so does what announces a list. */
    private static boolean isGreeting(char last, int length) {
        return last == ':' || (last == ',' && length <= GREETING);
    }

    private static int wordLength(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < WIDTH && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\u00a0';
    }
}
