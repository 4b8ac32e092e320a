package dev.agentfirewall.rag.normalize;

import java.util.List;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Brings a text into canonical form in one pass, linear in its length: folded ({@link Folding}), invisible characters
 * removed, backslash escapes and HTML entities decoded, look-alike letters in Latin words made Latin, and white space
 * reduced to a space, a line break, or two of them for an empty line.
 *
 * <p>One canonicalizer serves one text; {@link #canonical} is thread-safe.
 *
 * <p><b>Limitations.</b> Leetspeak and letters set apart by spaces are left as they are: {@link Respelling} reads them. A
 * word written wholly in another script's look-alikes is taken for that script.
 */
public final class Canonicalizer {
    private static final int LONGEST_ENTITY = 34;
    private static final int UNIT = 4;
    private static final String AMPERSAND = "amp;";

    private final String source;
    private final CanonicalText.Builder out;
    private int spaceStart = -1;
    private int spaceEnd;
    private int lineBreaks;
    private int wordStart;
    private boolean latin;
    private boolean lookalike;

    private Canonicalizer(String source) {
        this.source = source;
        this.out = new CanonicalText.Builder(source.length() + 16);
    }

    /** The canonical form of {@code text}. Never throws, lone surrogates included. */
    public static CanonicalText canonical(String text) {
        return new Canonicalizer(text).run(List.of());
    }

    /** The same with {@code tags} left out, as a reader of the rendered page would see it. */
    public static CanonicalText rendered(String text, List<Markup.Tag> tags) {
        return new Canonicalizer(text).run(tags);
    }

    private CanonicalText run(List<Markup.Tag> tags) {
        int at = 0;
        for (Markup.Tag tag : tags) {
            at = read(at, tag.span().start());
            if (at == tag.span().start()) {
                at = skip(tag);
            }
        }
        read(at, source.length());
        closeWord();
        return out.build();
    }

    /** Reads from {@code from} to {@code to}, or a little further where an escape spans it; tells how far. */
    private int read(int from, int to) {
        int at = from;
        while (at < to) {
            char c = source.charAt(at);
            if (c >= 'a' && c <= 'z') {
                letter(c, at++);
            } else if (c >= 'A' && c <= 'Z') {
                letter((char) (c + 32), at++);
            } else {
                at = step(c, at);
            }
        }
        return at;
    }

    private void letter(char lower, int at) {
        if (spaceStart >= 0) {
            flushSpace();
        }
        latin = true;
        out.append(lower, at, at + 1);
    }

    private int skip(Markup.Tag tag) {
        if (tag.block()) {
            space(tag.span().start(), tag.span().end(), 1);
        }
        return Math.max(tag.span().end(), tag.span().start() + 1);
    }

    private int step(char c, int at) {
        if (c == '\\') {
            return escape(at);
        }
        if (c == '&') {
            return entity(at);
        }
        if (c < 0x80) {
            ascii(c, at, at + 1);
            return at + 1;
        }
        int codePoint = source.codePointAt(at);
        int end = at + Character.charCount(codePoint);
        emit(codePoint, at, end);
        return end;
    }

    private void ascii(char c, int start, int end) {
        if (c == '\n') {
            space(start, end, 1);
        } else if (c <= ' ') {
            space(start, end, 0);
        } else {
            put(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c, start, end);
        }
    }

    private void emit(int codePoint, int start, int end) {
        if (codePoint < 0x80) {
            ascii((char) codePoint, start, end);
        } else if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
            space(start, end, codePoint == 0x2028 || codePoint == 0x85 ? 1 : codePoint == 0x2029 ? 2 : 0);
        } else if (!Invisible.any(codePoint)) {
            String folded = Folding.of(codePoint);
            putAll(folded == null ? Character.toString(codePoint) : folded, start, end);
        }
    }

    private void putAll(String chars, int start, int end) {
        for (int i = 0; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c == ' ') {
                space(start, end, 0); // compatibility forms such as ¨ decompose to a space and a mark
            } else {
                put(c, start, end);
            }
        }
    }

    private void space(int start, int end, int breaks) {
        closeWord();
        if (spaceStart < 0) {
            spaceStart = start;
            lineBreaks = 0;
        }
        spaceEnd = end;
        lineBreaks += breaks;
    }

    private void put(char c, int start, int end) {
        if (spaceStart >= 0) {
            flushSpace();
        }
        if (c < 0x80 ? (c >= 'a' && c <= 'z') : Character.isLetter(c)) {
            latin |= c < 0x80;
            lookalike |= c >= 0x80 && Confusables.latin(c) != 0;
        } else {
            closeWord();
        }
        out.append(c, start, end);
        if (!letter(c)) {
            wordStart = out.length();
        }
    }

    private static boolean letter(char c) {
        return c < 0x80 ? (c >= 'a' && c <= 'z') : Character.isLetter(c);
    }

    private void flushSpace() {
        if (out.length() > 0) {
            if (lineBreaks >= 2) {
                out.append('\n', spaceStart, spaceEnd);
            }
            out.append(lineBreaks > 0 ? '\n' : ' ', spaceStart, spaceEnd);
        }
        spaceStart = -1;
        wordStart = out.length();
    }

    /** A word with plain Latin letters and look-alikes is a Latin word in disguise. */
    private void closeWord() {
        if (latin && lookalike) {
            for (int i = wordStart; i < out.length(); i++) {
                char plain = Confusables.latin(out.charAt(i));
                if (plain != 0) {
                    out.replace(i, plain);
                }
            }
        }
        latin = false;
        lookalike = false;
        wordStart = out.length();
    }

    /** An escape as JSON or JavaScript writes it; within a string within a string, backslashes double. */
    private int escape(int at) {
        int last = at;
        while (last + 1 < source.length() && source.charAt(last + 1) == '\\') {
            last++;
        }
        char next = last + 1 < source.length() ? source.charAt(last + 1) : 0;
        int end = last + 2;
        switch (next) {
            case 'n' -> space(at, end, 1);
            case 'r', 't', '\n', ' ' -> space(at, end, 0);
            case '"', '\'', '/' -> put(next, at, end);
            case 'u' -> {
                return unicodeEscape(at, end);
            }
            case 'x' -> {
                return hexEscape(at, end);
            }
            default -> {
                put('\\', at, last + 1);
                return last + 1;
            }
        }
        return end;
    }

    private int hexEscape(int at, int digits) {
        int unit = hex(digits, 2);
        if (unit < 0) {
            put('\\', at, digits - 1);
            return digits - 1;
        }
        emit(unit, at, digits + 2);
        return digits + 2;
    }

    private int unicodeEscape(int at, int digits) {
        int unit = hex(digits, UNIT);
        if (unit < 0) {
            put('\\', at, digits - 1);
            return digits - 1;
        }
        int end = digits + UNIT;
        if (Character.isHighSurrogate((char) unit) && source.startsWith("\\u", end)) {
            int low = hex(end + 2, UNIT);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                emit(Character.toCodePoint((char) unit, (char) low), at, end + 2 + UNIT);
                return end + 2 + UNIT;
            }
        }
        emit(unit, at, end);
        return end;
    }

    private int hex(int at, int digits) {
        if (at + digits > source.length()) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(source.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private int entity(int at) {
        int end = endOfEntity(at);
        String decoded = end < 0 ? null : decode(source.substring(at, end));
        if (decoded == null) {
            put('&', at, at + 1);
            return at + 1;
        }
        if (decoded.equals("&")) {
            return escapedEntity(at, end);
        }
        decoded.codePoints().forEach(c -> emit(c, at, end));
        return end;
    }

    /** An entity written with an entity, however many times over: an ampersand and {@code amp;amp;lt;}. */
    private int escapedEntity(int at, int from) {
        int next = from;
        while (source.startsWith(AMPERSAND, next)) {
            next += AMPERSAND.length();
        }
        int end = endOfEntity(next - 1);
        String inner = end < 0 ? null : decode("&" + source.substring(next, end));
        if (inner == null) {
            put('&', at, next);
            return next;
        }
        inner.codePoints().forEach(c -> emit(c, at, end));
        return end;
    }

    private int endOfEntity(int at) {
        int limit = Math.min(source.length(), at + LONGEST_ENTITY);
        for (int i = at + 1; i < limit; i++) {
            char c = source.charAt(i);
            if (c == ';') {
                return i > at + 1 ? i + 1 : -1;
            }
            if (c != '#' && !(c < 0x80 && Character.isLetterOrDigit(c))) {
                return -1;
            }
        }
        return -1;
    }

    private static @Nullable String decode(String entity) {
        String decoded = Parser.unescapeEntities(entity, true);
        return decoded.equals(entity) ? null : decoded;
    }
}
