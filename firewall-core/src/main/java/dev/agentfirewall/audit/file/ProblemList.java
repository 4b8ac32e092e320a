package dev.agentfirewall.audit.file;

import java.util.ArrayList;
import java.util.List;

/** Problems as they are found: the first hundred kept, the rest counted. */
final class ProblemList {
    private final List<AuditProblem> kept = new ArrayList<>();
    private long further;
    private long firstSequence = Long.MAX_VALUE;

    void add(AuditProblem.Kind kind, String file, long line, long sequence, String what) {
        if (sequence > 0) {
            firstSequence = Math.min(firstSequence, sequence);
        }
        if (kept.size() < AuditReport.MAX_PROBLEMS) {
            kept.add(new AuditProblem(kind, file, line, sequence, what));
        } else {
            further++;
        }
    }

    List<AuditProblem> kept() {
        return kept;
    }

    /** The lowest number of a record that something is wrong with. */
    long firstSequence() {
        return firstSequence;
    }

    long further() {
        return further;
    }
}
