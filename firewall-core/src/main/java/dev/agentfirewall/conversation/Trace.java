package dev.agentfirewall.conversation;

import dev.agentfirewall.provenance.Label;
import java.util.List;

/**
 * Where a value came from, and what that makes it worth.
 *
 * @param sources the items that hold it whole; empty when no source explains it
 * @param label its worth
 * @param findings the rules whose spans it stands in
 */
public record Trace(List<Source> sources, Label label, List<String> findings) {
    public Trace {
        sources = List.copyOf(sources);
        findings = List.copyOf(findings);
    }

    /**
     * One item that holds the value.
     *
     * @param item the item
     * @param flagged whether the value stands in words there that give orders
     */
    public record Source(Item item, boolean flagged) {}
}
