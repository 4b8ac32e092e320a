package dev.agentfirewall.trace.record;

/** What a backslash and a letter mean, in JSON and Python. */
final class Escapes {
    /** The escape stands for no text at all: a line that goes on. */
    static final int NOTHING = -1;

    /** No escape: the backslash is itself. */
    static final int UNKNOWN = -2;

    private Escapes() {}

    static int simple(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'a' -> 7;
            case 'v' -> 11;
            case '0' -> 0;
            case '"', '\'', '\\', '/' -> c;
            case '\n' -> NOTHING;
            default -> UNKNOWN;
        };
    }

    /** The code point that exactly {@code digits} hexadecimal digits name, or -1. */
    static int hex(String text, int from, int to, int digits) {
        if (to - from != digits) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || code > Character.MAX_CODE_POINT >> 4) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code <= Character.MAX_CODE_POINT ? code : -1;
    }
}
