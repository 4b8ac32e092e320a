package dev.agentfirewall.rag.normalize;

/**
 * Whether letters are written as escapes ({@code \}{@code u0069}, {@code \x69}, numeric HTML entities) that nobody needs to
 * escape. A program that writes JSON or HTML escapes signs and single letters of other alphabets; it never escapes the letters
 * and digits of ASCII. Whole words of another alphabet it does escape, and no reader of plain text can read them.
 */
final class Escapes {
    private static final int FEWEST_FOREIGN = 4;
    private static final int LONGEST_ENTITY = 12;
    private static final String AMPERSAND = "amp;";

    private final String text;
    private final int limit;
    private int code;

    private Escapes(String text, int limit) {
        this.text = text;
        this.limit = limit;
    }

    /** Whether {@code text} holds such escapes between {@code from} and {@code to}. */
    static boolean ofLetters(String text, int from, int to) {
        return new Escapes(text, to).read(from);
    }

    private boolean read(int from) {
        int foreign = 0;
        int at = from;
        while (at < limit) {
            int end = escape(at);
            boolean letter = end > at && Character.isLetterOrDigit(code);
            if (letter && code < 0x80) {
                return true;
            }
            foreign = letter ? foreign + 1 : 0;
            if (foreign == FEWEST_FOREIGN) {
                return true;
            }
            at = Math.max(end, at + 1);
        }
        return false;
    }

    /** Where the escape at {@code at} ends, its code point being in {@link #code}; -1 where there is none. */
    private int escape(int at) {
        return switch (text.charAt(at)) {
            case '\\' -> backslash(at);
            case '&' -> entity(at);
            default -> -1;
        };
    }

    private int backslash(int at) {
        int kind = at;
        while (kind < limit && text.charAt(kind) == '\\') {
            kind++;
        }
        int digits = kind == limit ? 0 : text.charAt(kind) == 'u' ? 4 : text.charAt(kind) == 'x' ? 2 : 0;
        int end = kind + 1 + digits;
        return digits > 0 && end <= limit && number(kind + 1, end, 16) ? end : -1;
    }

    private int entity(int at) {
        int from = at + 1;
        while (text.startsWith(AMPERSAND, from)) {
            from += AMPERSAND.length();
        }
        int end = text.indexOf(';', from);
        if (end < 0 || end >= limit || end - from > LONGEST_ENTITY || !text.startsWith("#", from)) {
            return -1;
        }
        boolean hexadecimal = end - from > 1 && (text.charAt(from + 1) | 0x20) == 'x';
        int digits = from + (hexadecimal ? 2 : 1);
        return digits < end && number(digits, end, hexadecimal ? 16 : 10) ? end + 1 : -1;
    }

    private boolean number(int from, int to, int radix) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                return false;
            }
            value = value * radix + digit;
        }
        code = (int) Math.min(value, Character.MAX_CODE_POINT);
        return true;
    }
}
