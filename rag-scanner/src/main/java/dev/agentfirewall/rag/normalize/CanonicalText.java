package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.scan.Span;
import java.util.Arrays;

/**
 * A text in canonical form, each of its characters mapped to the stretch of the original that it stands for.
 *
 * <p>Immutable. Spans never go backwards: of two canonical characters the first starts and ends no later.
 */
public final class CanonicalText {
    private final String text;
    private final int[] starts;
    private final int[] ends;

    private CanonicalText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** The canonical characters. */
    public String text() {
        return text;
    }

    public int length() {
        return text.length();
    }

    /** The stretch of the original behind the canonical characters {@code from} (inclusive) to {@code to} (exclusive). */
    public Span original(int from, int to) {
        if (from < 0 || to <= from || to > text.length()) {
            throw new IllegalArgumentException("not a stretch of this text: " + from + " to " + to);
        }
        return new Span(starts[from], ends[to - 1]);
    }

    /** Nothing of the canonical text shows in {@code toString}: it is guarded content. */
    @Override
    public String toString() {
        return "CanonicalText[" + text.length() + " characters]";
    }

    /** Collects canonical characters in order. Not thread-safe. */
    static final class Builder {
        private final StringBuilder chars;
        private int[] starts;
        private int[] ends;

        Builder(int expected) {
            chars = new StringBuilder(expected);
            starts = new int[Math.max(16, expected)];
            ends = new int[Math.max(16, expected)];
        }

        int length() {
            return chars.length();
        }

        char charAt(int index) {
            return chars.charAt(index);
        }

        void replace(int index, char replacement) {
            chars.setCharAt(index, replacement);
        }

        void append(char c, int start, int end) {
            int at = chars.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            starts[at] = start;
            ends[at] = end;
            chars.append(c);
        }

        /** The last character stands for what comes up to {@code end} as well. */
        void stretchLast(int end) {
            ends[chars.length() - 1] = end;
        }

        CanonicalText build() {
            return new CanonicalText(
                    chars.toString(), Arrays.copyOf(starts, chars.length()), Arrays.copyOf(ends, chars.length()));
        }
    }
}
