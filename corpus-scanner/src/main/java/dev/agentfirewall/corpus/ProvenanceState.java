package dev.agentfirewall.corpus;

import dev.agentfirewall.provenance.SegmentProvenance;
import java.util.List;

/**
 * What a segment's record of provenance is worth.
 *
 * @param state {@code complete}, {@code missing} or {@code changed}
 * @param missing the entries that are not there
 */
public record ProvenanceState(String state, List<String> missing) {
    public ProvenanceState {
        missing = List.copyOf(missing);
    }

    static ProvenanceState of(SegmentProvenance.Reading reading) {
        if (reading instanceof SegmentProvenance.Reading.Missing missing) {
            return new ProvenanceState("missing", missing.entries());
        }
        boolean complete = reading instanceof SegmentProvenance.Reading.Complete;
        return new ProvenanceState(complete ? "complete" : "changed", List.of());
    }

    /** Whether it holds. */
    public boolean complete() {
        return state.equals("complete");
    }
}
