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
 * <p><b>Limitations.</b> Leetspeak and letters set apart by spaces are left as they are; a word written wholly in
 * another script's look-alikes is taken for that script.
 */
public final class Canonicalizer {
    private static final int LONGEST_ENTITY = 34;
    private static final int ESCAPED_UNIT = 6;

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
        int tag = 0;
        int at = 0;
        while (at < source.length()) {
            while (tag < tags.size() && tags.get(tag).span().start() < at) {
                tag++;
            }
            if (tag < tags.size() && tags.get(tag).span().start() == at) {
                at = skip(tags.get(tag));
            } else {
                at = step(at);
            }
        }
        closeWord();
        return out.build();
    }

    private int skip(Markup.Tag tag) {
        if (tag.block()) {
            space(tag.span().start(), tag.span().end(), 1);
        }
        return Math.max(tag.span().end(), tag.span().start() + 1);
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

    private int escape(int at) {
        char next = at + 1 < source.length() ? source.charAt(at + 1) : 0;
        switch (next) {
            case 'n' -> space(at, at + 2, 1);
            case 'r', 't', '\n', ' ' -> space(at, at + 2, 0);
            case '"', '\'', '/', '\\' -> put(next, at, at + 2);
            case 'u' -> {
                return unicodeEscape(at);
            }
            default -> {
                put('\\', at, at + 1);
                return at + 1;
            }
        }
        return at + 2;
    }

    private int unicodeEscape(int at) {
        int unit = hex(at + 2);
        if (unit < 0) {
            put('\\', at, at + 1);
            return at + 1;
        }
        int end = at + ESCAPED_UNIT;
        if (Character.isHighSurrogate((char) unit) && source.startsWith("\\u", end)) {
            int low = hex(end + 2);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                emit(Character.toCodePoint((char) unit, (char) low), at, end + ESCAPED_UNIT);
                return end + ESCAPED_UNIT;
            }
        }
        emit(unit, at, end);
        return end;
    }

    private int hex(int at) {
        if (at + 4 > source.length()) {
            return -1;
        }
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
        int end = endOfEntity(at);
        String decoded = end < 0 ? null : decode(source.substring(at, end));
        if (decoded == null) {
            put('&', at, at + 1);
            return at + 1;
        }
        decoded.codePoints().forEach(c -> emit(c, at, end));
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
