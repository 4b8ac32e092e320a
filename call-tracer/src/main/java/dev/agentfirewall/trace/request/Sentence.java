package dev.agentfirewall.trace.request;

import dev.agentfirewall.scan.Span;

/**
 * A sentence that someone else has cut out of a text.
 *
 * @param text its words, unescaped
 * @param span where it stands in the text; may be longer than {@code text} where something was unescaped
 */
public record Sentence(String text, Span span) {

    /** Where in the text a stretch of this sentence stands: exactly, if nothing was unescaped, else the whole sentence. */
    Span locate(Span inner) {
        return span.length() == text.length() ? inner.movedBy(span.start()) : span;
    }

    /** Never the text: it is guarded content. */
    @Override
    public String toString() {
        return "Sentence[" + span + "]";
    }
}
