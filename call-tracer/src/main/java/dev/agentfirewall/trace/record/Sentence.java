package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.Objects;

/**
 * One sentence of a field's unescaped text, or of prose. {@code toString} tells sizes, never the content.
 *
 * @param text the words, without the space and the list mark around them; a line that was folded keeps its line break
 * @param span where they stand in the original
 */
public record Sentence(String text, Span span) {
    public Sentence {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(span, "span");
    }

    @Override
    public String toString() {
        return "sentence of " + text.length() + " at " + span.start();
    }
}
