package dev.agentfirewall.scan;

/**
 * A stretch of the original text, in UTF-16 units.
 *
 * @param start the first unit in it
 * @param end the first unit after it
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + " to " + end);
        }
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    public int length() {
        return end - start;
    }
}
