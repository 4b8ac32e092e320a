package dev.agentfirewall.trace.record;

/** What begins a line that gives a value by name: {@code Flight Number: }, {@code from:}. */
final class KeyMark {
    private static final int LONGEST = 48;
    private static final int MOST_WORDS = 5;

    private KeyMark() {}

    /** Where the colon stands that ends the name beginning at {@code from}; -1 where there is none. */
    static int colon(CharSequence text, int from, int end) {
        if (from >= end || !Character.isLetter(text.charAt(from))) {
            return -1;
        }
        int words = 1;
        int stop = Math.min(end, from + LONGEST);
        for (int at = from; at < stop; at++) {
            char c = text.charAt(at);
            if (c == ':' || c == '：') {
                boolean parted = at + 1 >= end || c == '：' || Character.isWhitespace(text.charAt(at + 1));
                return parted ? at : -1;
            }
            if (c == ' ' && ++words > MOST_WORDS) {
                return -1;
            }
            if (!isNamePart(c)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || " _-/()'’&#.@*".indexOf(c) >= 0;
    }
}
