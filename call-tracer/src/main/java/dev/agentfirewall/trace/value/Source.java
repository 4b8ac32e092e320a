package dev.agentfirewall.trace.value;

import java.util.Locale;

/**
 * A text as it is read for comparing: code point by code point, at offsets of the original. Where the text is a rendering with escapes
 * (JSON, a Python {@code repr}), {@code \n} reads as white space and {@code \\u00e9} as the letter it stands for.
 *
 * <p>Immutable and thread-safe.
 */
final class Source {
    private final String text;
    private final int length;
    private final boolean escaped;

    private Source(String text, int length, boolean escaped) {
        this.text = text;
        this.length = length;
        this.escaped = escaped;
    }

    /** Read with escapes when it holds any. */
    static Source of(String text, int length) {
        return new Source(text, length, holdsEscapes(text, length));
    }

    /** Read as it stands, a backslash being a backslash. */
    static Source plain(String text) {
        return new Source(text, text.length(), false);
    }

    String text() {
        return text;
    }

    int length() {
        return length;
    }

    boolean escaped() {
        return escaped;
    }

    /** The unit at {@code at}: the code point in the lower half, how many characters it takes in the upper. */
    long unit(int at) {
        char c = text.charAt(at);
        if (c < 128) {
            return c == '\\' && escaped ? escape(at) : 1L << 32 | c;
        }
        if (Character.isHighSurrogate(c) && at + 1 < length && Character.isLowSurrogate(text.charAt(at + 1))) {
            return 2L << 32 | Character.toCodePoint(c, text.charAt(at + 1));
        }
        return 1L << 32 | c;
    }

    static int codePoint(long unit) {
        return (int) unit;
    }

    static int size(long unit) {
        return (int) (unit >>> 32);
    }

    /** Where the next word starts, at or after {@code at}; the length where there is none. */
    int wordFrom(int at) {
        int i = at;
        while (i < length) {
            char c = text.charAt(i);
            if (single(c)) {
                if (Fold.classOf(c) == Fold.WORD) {
                    return i;
                }
                i++;
                continue;
            }
            long unit = unit(i);
            if (Fold.classOf(codePoint(unit)) <= Fold.SINGLE) {
                return i;
            }
            i += size(unit);
        }
        return length;
    }

    /** Where the word that starts at {@code start} ends. */
    int wordEnd(int start) {
        long first = unit(start);
        int last = Fold.classOf(codePoint(first)) == Fold.SINGLE ? Fold.SINGLE : Fold.WORD;
        int i = start + size(first);
        while (i < length) {
            char c = text.charAt(i);
            if (single(c) && Fold.classOf(c) == Fold.WORD && last == Fold.WORD) {
                i++;
                continue;
            }
            long unit = unit(i);
            int kind = Fold.classOf(codePoint(unit));
            if (kind != Fold.MARK && kind != Fold.IGNORED && !(kind == Fold.WORD && last == Fold.WORD)) {
                break;
            }
            i += size(unit);
        }
        return i;
    }

    /** The hash of a word's folded characters. */
    int hash(int start, int end) {
        int hash = 0;
        for (int i = start; i < end; ) {
            char plain = text.charAt(i);
            if (plain < 127 && Fold.ofWord(plain) != 0) {
                hash = 31 * hash + Fold.ofWord(plain);
                i++;
                continue;
            }
            long unit = unit(i);
            int c = codePoint(unit);
            if (plain(c)) {
                hash = 31 * hash + (c >= 'A' && c <= 'Z' ? c + 32 : c);
            } else {
                String folded = Fold.of(c);
                for (int k = 0; k < folded.length(); k++) {
                    hash = 31 * hash + folded.charAt(k);
                }
            }
            i += size(unit);
        }
        return hash;
    }

    /** The folded characters between two places. */
    String folded(int start, int end) {
        StringBuilder out = new StringBuilder(end - start);
        for (int i = start; i < end; ) {
            long unit = unit(i);
            out.append(Fold.of(codePoint(unit)));
            i += size(unit);
        }
        return out.toString();
    }

    /** Where the word at {@code start} ends if it is {@code word}, folded; -1 if it is another. */
    int match(int start, String word) {
        int done = 0;
        int i = start;
        int most = word.length();
        while (i < length && done < most) {
            char plain = text.charAt(i);
            char folded = plain < 128 ? Fold.ofWord(plain) : 0;
            if (folded == 0) {
                break;
            }
            if (word.charAt(done) != folded) {
                return -1;
            }
            done++;
            i++;
        }
        if (done == most && i > start && (i == length || ends(text.charAt(i)))) {
            return i;
        }
        return match(start, i, done, word);
    }

    /** The same from a place in the middle on, up to which all is equal. */
    private int match(int start, int from, int equal, String word) {
        int done = equal;
        int i = from;
        while (i < length && done < word.length()) {
            long unit = unit(i);
            int c = codePoint(unit);
            if (plain(c)) {
                if (word.charAt(done) != (c >= 'A' && c <= 'Z' ? c + 32 : c)) {
                    return -1;
                }
                done++;
            } else {
                String folded = Fold.of(c);
                if (!word.startsWith(folded, done)) {
                    return -1;
                }
                done += folded.length();
            }
            i += size(unit);
        }
        return done == word.length() && wordEnd(start) >= i ? fullEnd(start, i) : -1;
    }

    private int fullEnd(int start, int matched) {
        int end = wordEnd(start);
        for (int i = matched; i < end; ) { // only what is ignored may be left over
            long unit = unit(i);
            if (Fold.classOf(codePoint(unit)) != Fold.IGNORED) {
                return -1;
            }
            i += size(unit);
        }
        return end;
    }

    /** Whether a character of ASCII stands for itself alone here. */
    private boolean single(char c) {
        return c < 128 && (c != '\\' || !escaped);
    }

    /** Whether no word goes on at this character. */
    private boolean ends(char c) {
        return single(c) && Fold.classOf(c) >= Fold.SPACE;
    }

    private static boolean plain(int c) {
        return c >= ' ' && c < 127;
    }

    /** The code point that ends at {@code at}, or -1 at the start. */
    int before(int at) {
        if (at <= 0) {
            return -1;
        }
        if (escaped && at >= 2 && escapedBlankEnds(at)) {
            return ' ';
        }
        return text.codePointBefore(at);
    }

    /** The code point at {@code at}, or -1 at the end. */
    int after(int at) {
        return at >= length ? -1 : codePoint(unit(at));
    }

    private boolean escapedBlankEnds(int at) {
        char c = text.charAt(at - 1);
        if ((c != 'n' && c != 'r' && c != 't') || text.charAt(at - 2) != '\\') {
            return false;
        }
        int slashes = 0;
        for (int i = at - 2; i >= 0 && slashes < 16 && text.charAt(i) == '\\'; i--) {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private long escape(int at) {
        if (at + 1 >= length) {
            return 1L << 32 | '\\';
        }
        char c = text.charAt(at + 1);
        return switch (c) {
            case 'n', 'r', 't' -> 2L << 32 | ' ';
            case '"', '\'', '\\', '/' -> 2L << 32 | c;
            case 'u' -> hex(at);
            default -> 1L << 32 | '\\';
        };
    }

    private long hex(int at) {
        int value = hexAt(at + 2);
        if (value < 0) {
            return 1L << 32 | '\\';
        }
        if (Character.isHighSurrogate((char) value) && at + 7 < length && text.startsWith("\\u", at + 6)) {
            int low = hexAt(at + 8);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                return 12L << 32 | Character.toCodePoint((char) value, (char) low);
            }
        }
        return 6L << 32 | value;
    }

    private int hexAt(int at) {
        if (at + 4 > length) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** A quoted line end, quote or letter: {@code C:\Users} has none of them. */
    private static boolean holdsEscapes(String text, int length) {
        for (int at = text.indexOf('\\'); at >= 0 && at + 1 < length; at = text.indexOf('\\', at + 2)) {
            char c = text.charAt(at + 1);
            if (c == 'n' || c == 'r' || c == 't' || c == '"' || c == '\'' || c == '\\' || c == '/') {
                return true;
            }
            if (c == 'u'
                    && at + 5 < length
                    && text.substring(at + 2, at + 6).toLowerCase(Locale.ROOT).matches("[0-9a-f]{4}")) {
                return true;
            }
        }
        return false;
    }
}
