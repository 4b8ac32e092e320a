package dev.agentfirewall.corpus;

import dev.agentfirewall.provenance.SegmentProvenance;
import java.util.Optional;

/** Checks segments' records of provenance. One that does not fit its text is told of whether or not it was asked for. */
final class Provenances {
    private Provenances() {}

    static Optional<ProvenanceState> of(Segment segment, boolean required) {
        SegmentProvenance.Reading reading = SegmentProvenance.read(segment.metadata(), segment.text());
        boolean told = required || reading instanceof SegmentProvenance.Reading.Changed;
        return told ? Optional.of(ProvenanceState.of(reading)) : Optional.empty();
    }
}
