package dev.agentfirewall.trace.request;

import dev.agentfirewall.scan.Span;

/**
 * A word, a value or a mark of a text.
 *
 * @param form lower case without accents; empty for what is quoted, whose words are not the speaker's
 * @param raw as written, without quotes
 * @param start the first UTF-16 unit in it, quotes included
 * @param end the first unit after it
 */
record Token(String form, String raw, int start, int end, Kind kind) {

    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        MONEY,
        ADDRESS,
        URL,
        PATH,
        HANDLE,
        QUOTED,
        STOP,
        COMMA,
        COLON,
        MARK
    }

    Span span() {
        return new Span(start, end);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether this names something exactly: an address, a path, a quotation. */
    boolean isValue() {
        return switch (kind) {
            case ADDRESS, URL, PATH, HANDLE, QUOTED, MONEY -> true;
            default -> false;
        };
    }

    boolean isCapitalised() {
        return kind == Kind.WORD && Character.isUpperCase(raw.codePointAt(0));
    }

    boolean isWordLike() {
        return kind == Kind.WORD || kind == Kind.NUMBER;
    }

    /** Never the text: it is guarded content. */
    @Override
    public String toString() {
        return kind + "@" + start + "-" + end;
    }
}
