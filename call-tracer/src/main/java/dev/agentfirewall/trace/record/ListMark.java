package dev.agentfirewall.trace.record;

/** What begins an item of a list: {@code -}, {@code *}, a bullet, {@code 1.}, {@code (b)}, {@code [x]}, {@code >}, {@code #}. */
final class ListMark {
    private static final String MARKS = "-*+•◦‣▪·–—>#";

    private ListMark() {}

    /** How many units the mark that stands at {@code from} and the space after it take; 0 where there is none. */
    static int length(CharSequence text, int from, int end) {
        int at = from;
        while (at < end && at - from < 6 && MARKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == from) {
            at = numberEnd(text, from, end);
        }
        return at > from && at < end && isBlank(text.charAt(at)) ? spaceEnd(text, at, end) - from : 0;
    }

    private static int numberEnd(CharSequence text, int from, int end) {
        boolean open = from < end && (text.charAt(from) == '(' || text.charAt(from) == '[');
        int start = open ? from + 1 : from;
        int at = start;
        while (at < end && at - start < 4 && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == start
                && at + 1 < end
                && isCloser(text.charAt(at + 1), open)
                && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        boolean closed =
                at > start && at < end && (isCloser(text.charAt(at), open) || (!open && text.charAt(at) == '.'));
        return closed ? at + 1 : from;
    }

    private static boolean isCloser(char c, boolean open) {
        return c == ')' || (open && c == ']');
    }

    private static int spaceEnd(CharSequence text, int from, int end) {
        int at = from;
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
