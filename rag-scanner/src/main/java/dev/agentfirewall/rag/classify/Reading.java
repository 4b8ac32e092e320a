package dev.agentfirewall.rag.classify;

import dev.agentfirewall.scan.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the model made of a text.
 *
 * @param windows the windows that the encoder read, in the order of the text
 * @param cut why something that should be read was not, where that is so
 */
record Reading(List<Window> windows, Optional<String> cut) {
    static final String DEADLINE = "scan.deadline";
    static final String TOO_LARGE = "scan.too_large";

    private static final Comparator<Window> IN_ORDER = Comparator.comparing(
                    (Window window) -> window.span().start())
            .thenComparing(window -> window.span().end());

    Reading {
        windows = windows.stream().sorted(IN_ORDER).toList();
    }

    /**
     * One window.
     *
     * @param source the text that it was cut from
     * @param place where it lies in that
     * @param logOdds calibrated, of holding an injected order
     */
    record Window(Source source, Span place, double logOdds) {
        /** Where it lies in the text that was given. */
        Span span() {
            return source.original(place);
        }

        double probability() {
            return Blend.probability(logOdds);
        }
    }

    /** The probability of the text: that of its most suspect window. */
    double probability() {
        return windows.stream().mapToDouble(Window::probability).max().orElse(0);
    }

    /** Both, as one. */
    Reading and(Reading other) {
        return new Reading(
                Stream.concat(windows.stream(), other.windows.stream()).toList(), cut.or(other::cut));
    }
}
