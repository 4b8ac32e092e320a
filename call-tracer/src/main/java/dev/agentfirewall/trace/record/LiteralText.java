package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;

/** Reads quoted texts with the escapes of JSON and Python, and keeps the place of every unit. Not thread-safe. */
final class LiteralText {
    private final String text;
    private final int end;

    LiteralText(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /**
     * A quoted text that was read.
     *
     * @param end the first unit after its closing quote
     * @param cutOff whether the whole text ended before it did
     */
    record Read(Node.Scalar scalar, int end, boolean cutOff) {}

    /** The text whose opening quote, one or three, stands at {@code open}; in a {@code raw} one a backslash is a backslash. */
    Read read(int open, boolean raw) throws Unreadable {
        char quote = text.charAt(open);
        boolean triple = isTriple(open, quote);
        int from = open + (triple ? 3 : 1);
        int plain = plainEnd(from, quote, triple);
        if (plain < end && text.charAt(plain) != '\\') {
            int after = plain + (triple ? 3 : 1);
            Span inner = new Span(from, plain);
            return new Read(scalar(open, after, text.substring(from, plain), Places.copied(inner)), after, false);
        }
        return escaped(open, from, quote, triple, raw);
    }

    private Read escaped(int open, int from, char quote, boolean triple, boolean raw) throws Unreadable {
        StringBuilder value = new StringBuilder();
        Places.Builder places = new Places.Builder();
        int at = from;
        while (at < end) {
            int stop = plainEnd(at, quote, triple);
            value.append(text, at, stop);
            places.copied(at, stop - at);
            at = stop;
            if (at >= end) {
                break;
            }
            if (text.charAt(at) == '\\') {
                at = raw ? rawEscape(at, value, places) : escape(at, value, places);
                continue;
            }
            int after = at + (triple ? 3 : 1);
            return new Read(scalar(open, after, value.toString(), places.build(from)), after, false);
        }
        return new Read(scalar(open, end, value.toString(), places.build(from)), end, true);
    }

    private static Node.Scalar scalar(int open, int after, String value, Places places) {
        return new Node.Scalar(new Span(open, after), value, places, true);
    }

    /** Up to the closing quote, a backslash, or the end. */
    private int plainEnd(int from, char quote, boolean triple) {
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\\' || (c == quote && (!triple || isTriple(at, quote)))) {
                return at;
            }
            at++;
        }
        return end;
    }

    private boolean isTriple(int at, char quote) {
        return at + 2 < end && text.charAt(at + 1) == quote && text.charAt(at + 2) == quote;
    }

    private int rawEscape(int at, StringBuilder value, Places.Builder places) {
        int to = Math.min(end, at + 2);
        value.append(text, at, to);
        places.copied(at, to - at);
        return to;
    }

    /** Reads the escape at {@code at}; returns the first unit after it. An escape that means nothing is kept as it stands. */
    private int escape(int at, StringBuilder value, Places.Builder places) throws Unreadable {
        if (at + 1 >= end) {
            return end;
        }
        char c = text.charAt(at + 1);
        int digits = hexDigits(c);
        if (digits > 0) {
            return hex(at, digits, value, places);
        }
        int meant = Escapes.simple(c);
        if (meant == Escapes.NOTHING) {
            places.written(at, at + 2, 0);
        } else if (meant == Escapes.UNKNOWN) {
            value.append(text, at, at + 2);
            places.copied(at, 2);
        } else {
            value.append((char) meant);
            places.written(at, at + 2, 1);
        }
        return at + 2;
    }

    private static int hexDigits(char c) {
        return switch (c) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> 0;
        };
    }

    private int hex(int at, int digits, StringBuilder value, Places.Builder places) {
        int code = Escapes.hex(text, at + 2, Math.min(end, at + 2 + digits), digits);
        if (code < 0) {
            value.append(text, at, at + 2);
            places.copied(at, 2);
            return at + 2;
        }
        value.appendCodePoint(code);
        places.written(at, at + 2 + digits, Character.charCount(code));
        return at + 2 + digits;
    }
}
