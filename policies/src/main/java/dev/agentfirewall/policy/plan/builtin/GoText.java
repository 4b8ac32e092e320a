package dev.agentfirewall.policy.plan.builtin;

/** Text operations where Go's differ from Java's of the same name: one code point at a time, without locale or context. */
final class GoText {
    private static final int DOTTED_CAPITAL_I = 0x130;

    private GoText() {}

    static String toLower(String s) {
        return map(s, c -> c == DOTTED_CAPITAL_I ? 'i' : Character.toLowerCase(c));
    }

    static String toUpper(String s) {
        return map(s, Character::toUpperCase);
    }

    private static String map(String s, java.util.function.IntUnaryOperator change) {
        StringBuilder out = new StringBuilder(s.length());
        s.codePoints().map(change).forEach(out::appendCodePoint);
        return out.toString();
    }

    static String trimSpace(String s) {
        int start = 0;
        int end = s.length();
        while (start < end && isSpace(s.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(s.charAt(end - 1))) {
            end--;
        }
        return s.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || (c > 0x7f && Character.isSpaceChar(c));
    }
}
