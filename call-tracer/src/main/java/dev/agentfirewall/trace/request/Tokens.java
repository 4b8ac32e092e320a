package dev.agentfirewall.trace.request;

import dev.agentfirewall.trace.request.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A text's words, values and marks, read once from front to back. Words of Chinese and Japanese, which has no spaces, come
 * one character each. What stands in quotes comes as one token, so that a quotation gives no orders.
 */
final class Tokens {
    static final int LONGEST_QUOTE = 300;
    private static final int LONGEST_RUN = 400;

    /** Short words that melt with the next one at an apostrophe, in French and Italian. */
    private static final Set<String> ELIDED = Set.of(
            "l", "d", "m", "t", "s", "n", "j", "c", "qu", "jusqu", "lorsqu", "dell", "all", "nell", "sull", "dall",
            "un", "quell");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final boolean quotes;
    private int at;

    /** Up to here a run has been looked at and is no value as a whole: no part of it is looked at again. */
    private int plainUntil;

    private Tokens(String text, boolean quotes) {
        this.text = text;
        this.quotes = quotes;
    }

    /** The tokens of {@code text}, a quotation being one. */
    static List<Token> of(String text) {
        return new Tokens(text, true).read();
    }

    /** The tokens of {@code text} where quotation marks are marks like others: for texts that may hide orders in them. */
    static List<Token> withoutQuotes(String text) {
        return new Tokens(text, false).read();
    }

    private List<Token> read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                lineBreak();
            } else if (c <= ' ' || Character.isWhitespace(c) || c == 0xA0) {
                at++;
            } else if (quotes && quoteEnd(c) > 0) {
                quoted(c);
            } else {
                value(c);
            }
        }
        return tokens;
    }

    private void value(char c) {
        Kind kind = Kind.WORD;
        int end = at;
        if (at >= plainUntil) {
            int run = Values.run(text, at, LONGEST_RUN);
            end = Values.end(text, at, run);
            kind = end > at ? Values.kind(text, at, end) : Kind.WORD;
            plainUntil = kind == Kind.WORD ? run : at;
        }
        if (end > at && kind != Kind.WORD) {
            add(at, end, kind);
        } else if (isEastern(c)) {
            add(at, at + 1, Kind.WORD);
        } else if (Character.isLetterOrDigit(c)) {
            word();
        } else {
            mark(c);
        }
    }

    private void word() {
        int end = at;
        while (end < text.length() && end - at < LONGEST_RUN && isWordPart(end)) {
            end++;
        }
        int apostrophe = apostrophe(at, end);
        if (apostrophe > 0 && isElided(apostrophe)) {
            add(at, apostrophe + 1, Kind.WORD);
            return;
        }
        if (apostrophe > 0 && end - apostrophe == 2 && Character.toLowerCase(text.charAt(end - 1)) == 's') {
            add(at, apostrophe, Kind.WORD);
            add(apostrophe, end, Kind.WORD);
            return;
        }
        add(at, end, Character.isDigit(text.charAt(at)) ? Kind.NUMBER : Kind.WORD);
    }

    private boolean isElided(int apostrophe) {
        return ELIDED.contains(Forms.fold(text.subSequence(at, apostrophe)));
    }

    private int apostrophe(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (isApostrophe(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isWordPart(int i) {
        char c = text.charAt(i);
        if (c >= 'a' && c <= 'z') {
            return true;
        }
        if (isEastern(c)) {
            return false;
        }
        if (Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.isSurrogate(c)) {
            return true;
        }
        boolean inside = i > at && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1));
        return inside && (c == '-' || isApostrophe(c)) && !isEastern(text.charAt(i + 1));
    }

    private void mark(char c) {
        Kind kind = Kind.MARK;
        if ("!?。！？…;；．".indexOf(c) >= 0 || (c == '.' && stopsAt(at))) {
            kind = Kind.STOP;
        } else if (",，、".indexOf(c) >= 0) {
            kind = Kind.COMMA;
        } else if (c == ':' || c == '：') {
            kind = Kind.COLON;
        }
        add(at, at + 1, kind);
    }

    /** Whether the full stop at {@code i} ends a sentence: what goes on in lower case goes on. */
    private boolean stopsAt(int i) {
        int next = i + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next >= text.length() || !Character.isLowerCase(text.charAt(next));
    }

    private void lineBreak() {
        int start = at;
        int lines = 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            lines += text.charAt(at) == '\n' ? 1 : 0;
            at++;
        }
        if (lines > 1 || at >= text.length() || !Character.isLowerCase(text.charAt(at))) {
            tokens.add(new Token("", "", start, start, Kind.STOP));
        }
    }

    private void quoted(char open) {
        int end = quoteEnd(open);
        String inner = text.substring(at + 1, end - 1);
        Kind kind = Values.whole(inner);
        tokens.add(new Token("", inner.strip(), at, end, kind == Kind.WORD ? Kind.QUOTED : kind));
        at = end;
    }

    /** Where the quotation that opens here ends, or 0 if none does. */
    private int quoteEnd(char open) {
        int pair = "\"'“”«»„‚‘「『《`".indexOf(open);
        if (pair < 0 || at + 2 >= text.length() || !opensHere(open)) {
            return 0;
        }
        String closing = List.of("\"", "'", "”“\"", "”", "»", "«", "“”", "‘’", "’", "」", "』", "》", "`")
                .get(pair);
        int limit = Math.min(text.length(), at + LONGEST_QUOTE);
        for (int i = at + 1; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '\n' && text.charAt(i - 1) == '\n') {
                return 0;
            }
            if (closing.indexOf(c) >= 0 && i > at + 1 && closesAt(i, c)) {
                return i + 1;
            }
        }
        return 0;
    }

    private boolean opensHere(char open) {
        if ("\"'`‘".indexOf(open) < 0) {
            return true;
        }
        boolean free = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        return free && !Character.isWhitespace(text.charAt(at + 1));
    }

    private boolean closesAt(int i, char c) {
        if ("\"'’`".indexOf(c) < 0) {
            return true;
        }
        boolean free = i + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
        return free || isEastern(text.charAt(i + 1));
    }

    private void add(int start, int end, Kind kind) {
        String raw = text.substring(start, end);
        tokens.add(new Token(Forms.fold(raw), raw, start, end, kind));
        at = end;
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }

    /** Whether {@code c} belongs to a script written without spaces. */
    static boolean isEastern(char c) {
        return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || c == 0x3005 || c == 0x3006;
    }
}
