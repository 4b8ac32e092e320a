package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.ChainCheck.Anchor;
import java.util.Optional;

/** What a verifier reads. Used once. */
interface LogSource {

    /** Where the log itself says that it ends. */
    Optional<Anchor> end(ProblemList problems) throws AuditException;

    /** Hands the checkpoints that are kept with the log to {@code check}. */
    void checkpoints(AttestationCheck check) throws AuditException;

    /** The number of the first record that is there; 1 when there is none. */
    long first() throws AuditException;

    /** Hands every record to {@code check}; gives how many segments there are. */
    int walk(ChainCheck check, ProblemList problems) throws AuditException;

    /** That there is no log. */
    AuditException none();
}
