package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditReceipt;
import java.util.List;
import java.util.Optional;

/**
 * What verifying a log showed.
 *
 * @param segments files read
 * @param records sound lines read, the log's own records included
 * @param recoveries how many times a torn write was moved aside after a crash, each with a {@code .torn} file beside the log
 * @param head the last record: keep it elsewhere to notice a cut end next time
 * @param anchored whether the end was checked against a receipt or {@code audit.head}; without either, a cut end does not show
 * @param attestation how far it is signed by the keys that were given; empty without keys, and where nothing is
 * @param problems the first {@link #MAX_PROBLEMS}, in the order of the log, missing records last
 * @param further how many more there are
 */
public record AuditReport(
        int segments,
        long records,
        long recoveries,
        Optional<AuditReceipt> head,
        boolean anchored,
        Optional<Attestation> attestation,
        List<AuditProblem> problems,
        long further) {

    /** How many problems are kept; the rest is counted. */
    public static final int MAX_PROBLEMS = 100;

    public AuditReport {
        problems = List.copyOf(problems);
    }

    /** How many records at the end nobody has signed for; all of them without keys. */
    public long unattested() {
        long end = head.map(AuditReceipt::sequence).orElse(0L);
        return end
                - attestation
                        .map(signed -> signed.checkpoint().head().sequence())
                        .orElse(0L);
    }

    /** Whether nothing is wrong. */
    public boolean sound() {
        return problems.isEmpty();
    }
}
