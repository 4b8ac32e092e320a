package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditReceipt;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a log goes on.
 *
 * @param segment the file that takes the next record; it need not exist yet
 * @param size its sound bytes
 * @param nextSequence the number of the next record
 * @param previous what it is chained to
 * @param torn what was moved aside to get there
 */
record LogEnd(Path segment, long size, long nextSequence, Digest previous, Optional<TornTail> torn) {

    /** The last record, empty when there is none. */
    Optional<AuditReceipt> head() {
        return nextSequence == 1 ? Optional.empty() : Optional.of(new AuditReceipt(nextSequence - 1, previous));
    }
}
