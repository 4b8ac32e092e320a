package dev.agentfirewall.rag.normalize;

import java.text.Normalizer;
import org.jsoup.parser.Parser;

/**
 * A text as a careful reader copies it out: invisible characters and free-standing marks left out, digits of every script and
 * full-width forms made ASCII, dashes and quotation marks of one kind, JSON escapes and HTML entities decoded. Letters keep their case
 * and lines their breaks, since tokens and forms depend on them.
 *
 * <p>One serves one text; {@link #of} is thread-safe. Linear in the text.
 */
public final class Legible {
    private static final int LONGEST_ENTITY = 34;
    private static final int ESCAPED_UNIT = 6;

    private final String source;
    private final CanonicalText.Builder out;

    private Legible(String source) {
        this.source = source;
        this.out = new CanonicalText.Builder(source.length());
    }

    /** The legible form of {@code text}. Never throws, lone surrogates included. */
    public static CanonicalText of(String text) {
        Legible legible = new Legible(text);
        int at = 0;
        while (at < text.length()) {
            at = legible.step(at);
        }
        return legible.out.build();
    }

    private int step(int at) {
        char c = source.charAt(at);
        if (c == '\\') {
            return escape(at);
        }
        if (c == '&') {
            return entity(at);
        }
        if (c < 0x80) {
            out.append(c, at, at + 1);
            return at + 1;
        }
        int codePoint = source.codePointAt(at);
        int end = at + Character.charCount(codePoint);
        emit(codePoint, at, end);
        return end;
    }

    private void emit(int c, int start, int end) {
        if (c < 0x80) {
            out.append((char) c, start, end);
        } else if (Invisible.any(c) || mark(c)) {
            return;
        } else if (Character.digit(c, 10) >= 0) {
            out.append((char) ('0' + Character.digit(c, 10)), start, end);
        } else if (c == 0x2028 || c == 0x2029 || c == 0x85) {
            out.append('\n', start, end);
        } else if (Character.isSpaceChar(c)) {
            out.append(' ', start, end);
        } else {
            form(c, start, end);
        }
    }

    private void form(int c, int start, int end) {
        switch (c) {
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63 -> out.append('-', start, end);
            case 0x2018, 0x2019, 0x201B -> out.append('\'', start, end);
            case 0x201C, 0x201D, 0x201F -> out.append('"', start, end);
            default -> {
                String chars = compatible(c) ? Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC) : "";
                if (chars.isEmpty()) {
                    chars = Character.toString(c);
                }
                for (int i = 0; i < chars.length(); i++) {
                    out.append(chars.charAt(i), start, end);
                }
            }
        }
    }

    /** Full-width forms and the mathematical letters. */
    private static boolean compatible(int c) {
        return (c >= 0xFF01 && c <= 0xFF9F) || (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0x2460 && c <= 0x24FF);
    }

    private static boolean mark(int c) {
        return (c >= 0x300 && c <= 0x36F) || (c >= 0x20D0 && c <= 0x20FF);
    }

    private int escape(int at) {
        char next = at + 1 < source.length() ? source.charAt(at + 1) : 0;
        switch (next) {
            case 'n', 'r' -> out.append('\n', at, at + 2);
            case 't' -> out.append(' ', at, at + 2);
            case '"', '\'', '/', '\\' -> out.append(next, at, at + 2);
            case 'u' -> {
                return unicodeEscape(at);
            }
            default -> {
                out.append('\\', at, at + 1);
                return at + 1;
            }
        }
        return at + 2;
    }

    private int unicodeEscape(int at) {
        int unit = at + ESCAPED_UNIT <= source.length() ? hex(at + 2) : -1;
        if (unit < 0) {
            out.append('\\', at, at + 1);
            return at + 1;
        }
        emit(unit, at, at + ESCAPED_UNIT);
        return at + ESCAPED_UNIT;
    }

    private int hex(int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(source.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private int entity(int at) {
        int limit = Math.min(source.length(), at + LONGEST_ENTITY);
        for (int i = at + 1; i < limit; i++) {
            char c = source.charAt(i);
            if (c == ';') {
                return decoded(at, i + 1);
            }
            if (c != '#' && !(c < 0x80 && Character.isLetterOrDigit(c))) {
                break;
            }
        }
        out.append('&', at, at + 1);
        return at + 1;
    }

    private int decoded(int at, int end) {
        String entity = source.substring(at, end);
        String chars = Parser.unescapeEntities(entity, true);
        if (chars.equals(entity)) {
            out.append('&', at, at + 1);
            return at + 1;
        }
        chars.codePoints().forEach(c -> emit(c, at, end));
        return end;
    }
}
