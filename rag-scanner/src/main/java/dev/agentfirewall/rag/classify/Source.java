package dev.agentfirewall.rag.classify;

import dev.agentfirewall.rag.normalize.CanonicalText;
import dev.agentfirewall.scan.Span;
import java.util.function.UnaryOperator;

/** A text that the model reads, the one that was given or a view of it, and where its stretches lie in the one given. */
final class Source {
    private final String text;
    private final UnaryOperator<Span> places;

    private Source(String text, UnaryOperator<Span> places) {
        this.text = text;
        this.places = places;
    }

    /** The text as it was given. */
    static Source written(String text) {
        return new Source(text, UnaryOperator.identity());
    }

    /** A view of it; not empty. */
    static Source view(CanonicalText view) {
        return new Source(view.text(), place -> original(view, place));
    }

    /** A piece of the model's may stand for no character, and lies at the next one then. */
    private static Span original(CanonicalText view, Span place) {
        int from = Math.min(place.start(), view.length() - 1);
        return view.original(from, Math.max(from + 1, place.end()));
    }

    String text() {
        return text;
    }

    /** Where {@code place} of this text lies in the one that was given. */
    Span original(Span place) {
        return places.apply(place);
    }
}
