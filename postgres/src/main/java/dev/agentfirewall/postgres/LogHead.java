package dev.agentfirewall.postgres;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.ChainedRecord;
import java.util.Optional;

/**
 * Where a chain ends.
 *
 * @param sequence of the last record, 0 before the first
 * @param hash of the last record, {@link ChainedRecord#GENESIS} before the first
 * @param segment the number of the newest segment's header, 0 before the first
 */
record LogHead(long sequence, Digest hash, long segment) {

    Optional<AuditReceipt> receipt() {
        return sequence == 0 ? Optional.empty() : Optional.of(new AuditReceipt(sequence, hash));
    }
}
