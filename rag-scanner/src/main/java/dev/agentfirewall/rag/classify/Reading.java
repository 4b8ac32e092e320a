package dev.agentfirewall.rag.classify;

import dev.agentfirewall.scan.Span;
import java.util.List;

/**
 * What the model made of a text.
 *
 * @param windows the windows that the encoder read, in the order of the text
 * @param whole whether all that should be read was, before the deadline
 */
record Reading(List<Window> windows, boolean whole) {

    /** One window: where it lies, and its calibrated log-odds of holding an injected order. */
    record Window(Span span, double logOdds) {
        double probability() {
            return Blend.probability(logOdds);
        }
    }

    /** The probability of the text: that of its most suspect window. */
    double probability() {
        return windows.stream().mapToDouble(Window::probability).max().orElse(0);
    }
}
