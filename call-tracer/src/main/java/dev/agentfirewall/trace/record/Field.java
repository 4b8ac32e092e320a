package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.Objects;

/**
 * One value of a record, by its name. Immutable and thread-safe; {@code toString} tells sizes, never the content.
 *
 * <p>A class, so that its way back into the original text need not be public.
 */
public final class Field {
    private final String path;
    private final String name;
    private final String value;
    private final Span span;
    private final Places places;

    Field(String path, String name, String value, Span span, Places places) {
        this.path = Objects.requireNonNull(path, "path");
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
        this.span = Objects.requireNonNull(span, "span");
        this.places = Objects.requireNonNull(places, "places");
        if (places.length() != value.length()) {
            throw new IllegalArgumentException("places of " + places.length() + " for a value of " + value.length());
        }
    }

    /** A JSON pointer from the root of the result, such as {@code /3/sender}. */
    public String path() {
        return path;
    }

    /** The key as it is written, empty where the value has none; for an element of a list, the list's key. */
    public String name() {
        return name;
    }

    /** The text that is meant: unescaped, unfolded, without its quotes. */
    public String value() {
        return value;
    }

    /** Where the value stands in the original, its quotes included. */
    public Span span() {
        return span;
    }

    /**
     * Where a piece of {@link #value} stands in the original.
     *
     * @throws IndexOutOfBoundsException if the piece is not in the value
     */
    public Span original(int start, int end) {
        return places.original(start, end);
    }

    Places places() {
        return places;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Field that
                && path.equals(that.path)
                && name.equals(that.name)
                && value.equals(that.value)
                && span.equals(that.span);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, span);
    }

    @Override
    public String toString() {
        return "field of " + value.length() + " at " + span.start();
    }
}
