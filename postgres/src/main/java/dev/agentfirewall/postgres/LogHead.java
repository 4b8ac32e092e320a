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
 * @param sound whether the newest record is the one of that number and hash
 */
record LogHead(long sequence, Digest hash, boolean sound) {

    Optional<AuditReceipt> receipt() {
        return sequence == 0 ? Optional.empty() : Optional.of(new AuditReceipt(sequence, hash));
    }
}
