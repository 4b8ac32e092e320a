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

    /** The part of this span that lies in {@code other}, counted from where {@code other} starts. They overlap. */
    public Span within(Span other) {
        return new Span(Math.max(start, other.start) - other.start, Math.min(end, other.end) - other.start);
    }

    /** This span, {@code by} units further on. */
    public Span movedBy(int by) {
        return new Span(start + by, end + by);
    }
}
