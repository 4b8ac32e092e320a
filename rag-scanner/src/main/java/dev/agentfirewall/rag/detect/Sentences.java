package dev.agentfirewall.rag.detect;

import java.util.Arrays;

/**
 * Where the sentences of a canonical text end. A sentence ends at a full stop, at an empty line, at a line break before
 * a list item or a field name, and at the latest after {@link #LONGEST} characters, so that work on one is bounded.
 */
final class Sentences {
    static final int LONGEST = 480;

    private final String text;
    private int[] ends = new int[16];
    private int count;

    Sentences(String text) {
        this.text = text;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (endsAfter(i, start)) {
                add(i + 1);
                start = i + 1;
            }
        }
        if (start < text.length()) {
            add(text.length());
        }
    }

    int count() {
        return count;
    }

    int start(int sentence) {
        return sentence == 0 ? 0 : ends[sentence - 1];
    }

    int end(int sentence) {
        return ends[sentence];
    }

    /** The sentence that holds the character at {@code position}. */
    int at(int position) {
        int found = Arrays.binarySearch(ends, 0, count, position + 1);
        return found >= 0 ? found : -found - 1;
    }

    /** Whether an empty line comes right after {@code sentence}. */
    boolean endsParagraph(int sentence) {
        int end = ends[sentence];
        return sentence == count - 1 || (end >= 2 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\n');
    }

    private void add(int end) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = end;
    }

    private boolean endsAfter(int i, int start) {
        char c = text.charAt(i);
        if (c == '\n') {
            return i > 0
                    && i + 1 < text.length()
                    && (text.charAt(i - 1) == '\n' || (text.charAt(i + 1) != '\n' && breaks(i)));
        }
        if (c == ' ') {
            return i - start >= LONGEST || (i > start && stopsBefore(i, start));
        }
        return i - start >= LONGEST * 2 || wideStop(c);
    }

    /** Whether the single line break at {@code i} ends a sentence rather than wraps it. */
    private boolean breaks(int i) {
        char before = text.charAt(i - 1);
        char after = text.charAt(i + 1);
        return stops(before) || before == ':' || before == '>' || "-*#<>|[{(".indexOf(after) >= 0 || field(i + 1);
    }

    private boolean field(int at) {
        int limit = Math.min(text.length(), at + 24);
        for (int i = at; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i > at;
            }
            if (c <= ' ') {
                return false;
            }
        }
        return false;
    }

    private boolean stopsBefore(int i, int start) {
        char last = text.charAt(i - 1);
        boolean quoted = i - 2 >= start && "\"')]*".indexOf(last) >= 0;
        return quoted ? stops(text.charAt(i - 2)) : stops(last) && !abbreviation(i, start);
    }

    /** A single letter before the stop, as in initials. */
    private boolean abbreviation(int i, int start) {
        return text.charAt(i - 1) == '.' && i - 2 >= start && (i - 3 < start || text.charAt(i - 3) <= ' ');
    }

    private static boolean stops(char c) {
        return c == '.' || c == '!' || c == '?' || c == ';';
    }

    private static boolean wideStop(char c) {
        return c == '\u3002' || c == '\uff01' || c == '\uff1f' || c == '\u0964';
    }
}
