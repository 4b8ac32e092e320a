package dev.agentfirewall.trace.value;

import dev.agentfirewall.scan.Span;
import java.util.List;

/**
 * How much of a body's words a text explains.
 *
 * @param share the share of the body's words that stand in the text in the same order, from 0 to 1
 * @param stretches the runs of words that body and text have in common, in the body's order
 * @param complete false when the body was too long to be read whole, or the search was given up: the share is then too low
 */
public record Coverage(double share, List<Stretch> stretches, boolean complete) {
    static final Coverage NONE = new Coverage(0, List.of(), true);

    public Coverage {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not a share: " + share);
        }
        stretches = List.copyOf(stretches);
    }

    /**
     * A run of words that body and text have in common.
     *
     * @param body where it stands in the body
     * @param text where it stands in the text, the first such place
     */
    public record Stretch(Span body, Span text) {}
}
