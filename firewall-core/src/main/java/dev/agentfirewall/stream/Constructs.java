package dev.agentfirewall.stream;

import dev.agentfirewall.markdown.CodeSpans;

/**
 * What is judged as one: links, tags, keys, code on a line and terminal sequences. A piece never ends inside one, unless it is longer than any honest one.
 *
 * <p>Only beginnings that commit the text to a construct count: {@code a < b} opens no tag. Pure.
 */
final class Constructs {
    /** It takes more text to say. */
    static final int OPEN = -1;

    private static final int MOST_TAG = 2048;
    private static final int MOST_LABEL = 512;
    private static final int MOST_TARGET = 2048;
    private static final int MOST_OBJECT = 2048;
    private static final int MOST_GAP = 64;
    private static final int MOST_KEY = 8192;
    private static final String KEY = "-----BEGIN ";
    private static final String KEY_END = "-----END ";

    private Constructs() {}

    /** Where the construct that begins at {@code at} ends, {@code at} itself when none begins there, or {@link #OPEN}. */
    static int end(String text, int at) {
        return switch (text.charAt(at)) {
            case '<' -> tag(text, at);
            case '[' -> link(text, at);
            case '{' -> object(text, at);
            case '-' -> key(text, at);
            case '\u001b' -> sequence(text, at);
            case 'u', 'U' -> style(text, at);
            case '`' -> CodeSpans.end(text, at);
            default -> at;
        };
    }

    private static int tag(String text, int at) {
        if (at + 1 == text.length()) {
            return OPEN;
        }
        char next = text.charAt(at + 1);
        boolean opens = Character.isLetter(next) || next == '/' || next == '!' || next == '?';
        return opens ? tagEnd(text, at) : at;
    }

    private static int link(String text, int at) {
        int label = closed(text, at, '[', ']', MOST_LABEL);
        if (label == OPEN || label == at) {
            return label;
        }
        if (label == text.length()) {
            return OPEN;
        }
        return switch (text.charAt(label)) {
            case '(' -> closed(text, label, '(', ')', MOST_TARGET);
            case '[' -> closed(text, label, '[', ']', MOST_LABEL);
            case ':' -> definition(text, label);
            default -> label;
        };
    }

    /** A definition's target stands on its own line or on the next. */
    private static int definition(String text, int colon) {
        int line = lineEnd(text, colon + 1, MOST_TARGET);
        if (line == OPEN || !blank(text, colon + 1, line) || line == text.length()) {
            return line;
        }
        return lineEnd(text, line + 1, MOST_TARGET);
    }

    /** An object in JSON: a call that is written down as text is only known when it is whole. */
    private static int object(String text, int at) {
        int next = at + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next)) && next < at + MOST_GAP) {
            next++;
        }
        if (next == text.length()) {
            return OPEN;
        }
        return text.charAt(next) == '"' ? closed(text, at, '{', '}', MOST_OBJECT) : at;
    }

    private static int key(String text, int at) {
        int known = Math.min(KEY.length(), text.length() - at);
        if (!text.regionMatches(at, KEY, 0, known)) {
            return at;
        }
        int end = known < KEY.length() ? -1 : text.indexOf(KEY_END, at);
        if (end >= 0 && end < at + MOST_KEY) {
            return lineEnd(text, end, MOST_LABEL);
        }
        return text.length() < at + MOST_KEY ? OPEN : at;
    }

    /** A hyperlink or title for terminals: up to its string terminator. */
    private static int sequence(String text, int at) {
        if (at + 1 == text.length()) {
            return OPEN;
        }
        if (text.charAt(at + 1) != ']') {
            return at;
        }
        for (int i = at + 2; i < Math.min(text.length(), at + MOST_TARGET); i++) {
            if (text.charAt(i) == '\u0007') {
                return i + 1;
            }
            if (text.charAt(i) == '\u001b') {
                return i + 1 == text.length() ? OPEN : i + 2;
            }
        }
        return text.length() < at + MOST_TARGET ? OPEN : at;
    }

    /** {@code url(…)} of a style sheet. */
    private static int style(String text, int at) {
        String word = "url(";
        for (int i = 0; i < word.length(); i++) {
            if (at + i == text.length()) {
                return at; // the word ends with what is known, and a word is never cut before it ends
            }
            if (Character.toLowerCase(text.charAt(at + i)) != word.charAt(i)) {
                return at;
            }
        }
        return closed(text, at + 3, '(', ')', MOST_TARGET);
    }

    /** Behind the tag's end; one that stands in a quoted value ends nothing. */
    private static int tagEnd(String text, int at) {
        char quote = 0;
        for (int i = at + 1; i < Math.min(text.length(), at + MOST_TAG); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && text.charAt(i - 1) == '=') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return text.length() < at + MOST_TAG ? OPEN : at;
    }

    /** Behind the bracket that closes the one at {@code at}; {@code at} when a blank line or the limit comes first. */
    private static int closed(String text, int at, char opens, char closes, int most) {
        int depth = 0;
        for (int i = at; i < Math.min(text.length(), at + most); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == opens) {
                depth++;
            } else if (c == closes && --depth == 0) {
                return i + 1;
            } else if (c == '\n' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                return at;
            }
        }
        return text.length() < at + most ? OPEN : at;
    }

    private static int lineEnd(String text, int from, int most) {
        for (int i = from; i < Math.min(text.length(), from + most); i++) {
            if (text.charAt(i) == '\n') {
                return i;
            }
        }
        return text.length() < from + most ? OPEN : from + most;
    }

    private static boolean blank(String text, int from, int to) {
        return text.subSequence(from, to).toString().isBlank();
    }
}
