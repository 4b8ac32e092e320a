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

    /** The canonical characters {@code from} (inclusive) to {@code to} (exclusive), mapped as before. */
    CanonicalText part(int from, int to) {
        return new CanonicalText(
                text.substring(from, to), Arrays.copyOfRange(starts, from, to), Arrays.copyOfRange(ends, from, to));
    }

    /** Where the original behind the canonical character at {@code index} starts. */
    int start(int index) {
        return starts[index];
    }

    /** Where the original behind the canonical character at {@code index} ends. */
    int end(int index) {
        return ends[index];
    }

    /** Nothing of the canonical text shows in {@code toString}: it is guarded content. */
    @Override
    public String toString() {
        return "CanonicalText[" + text.length() + " characters]";
    }

    /** Collects canonical characters in order. Not thread-safe. */
    static final class Builder {
        private char[] chars;
        private int[] starts;
        private int[] ends;
        private int length;

        Builder(int expected) {
            chars = new char[Math.max(16, expected)];
            starts = new int[chars.length];
            ends = new int[chars.length];
        }

        int length() {
            return length;
        }

        char charAt(int index) {
            return chars[index];
        }

        void replace(int index, char replacement) {
            chars[index] = replacement;
        }

        void append(char c, int start, int end) {
            if (length == chars.length) {
                grow(length * 2);
            }
            chars[length] = c;
            starts[length] = start;
            ends[length++] = end;
        }

        /** The characters {@code from} to {@code to} of {@code other}, with their places. */
        void append(CanonicalText other, int from, int to) {
            int count = to - from;
            if (length + count > chars.length) {
                grow(Math.max(length * 2, length + count));
            }
            other.text.getChars(from, to, chars, length);
            System.arraycopy(other.starts, from, starts, length, count);
            System.arraycopy(other.ends, from, ends, length, count);
            length += count;
        }

        private void grow(int size) {
            chars = Arrays.copyOf(chars, size);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
        }

        CanonicalText build() {
            return new CanonicalText(new String(chars, 0, length), starts, ends);
        }
    }
}
