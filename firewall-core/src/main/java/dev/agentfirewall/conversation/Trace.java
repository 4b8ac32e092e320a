package dev.agentfirewall.conversation;

import dev.agentfirewall.provenance.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a value came from, and what that makes it worth.
 *
 * @param sources the items that hold it whole; empty when no source explains it
 * @param label its worth
 * @param findings the rules whose spans it stands in, and what was found in the value itself
 * @param contested whether the user named another value for it, or a stranger's order dictates it
 */
public record Trace(List<Source> sources, Label label, List<String> findings, boolean contested) {
    public Trace {
        sources = List.copyOf(sources);
        findings = List.copyOf(findings);
    }

    /** A value that nobody contests. */
    public Trace(List<Source> sources, Label label, List<String> findings) {
        this(sources, label, findings, false);
    }

    /** The same value, in which this was found besides. */
    public Trace finding(List<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Trace(sources, label, all, contested);
    }

    /**
     * One item that explains the value, or an order.
     *
     * @param item the item
     * @param flagged whether it stands in words there that give orders
     * @param pointed whether the user pointed at the record or document that holds it, or told the agent to follow it
     * @param coverage the share of it that the item explains, 0 to 1
     * @param passage the mail, document or other record it stands in, where a person could endorse that: not where words in it give orders
     */
    public record Source(Item item, boolean flagged, boolean pointed, double coverage, Optional<Passage> passage) {
        public Source {
            if (!(coverage >= 0 && coverage <= 1)) {
                throw new IllegalArgumentException("a share lies between 0 and 1, not at " + coverage);
            }
        }

        /** An item of which no passage is known. */
        public Source(Item item, boolean flagged, boolean pointed, double coverage) {
            this(item, flagged, pointed, coverage, Optional.empty());
        }

        /** An item that holds the value whole. */
        public Source(Item item, boolean flagged) {
            this(item, flagged, false, 1.0);
        }
    }
}
