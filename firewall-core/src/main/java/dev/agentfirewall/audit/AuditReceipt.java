package dev.agentfirewall.audit;

import dev.agentfirewall.artifact.Digest;
import java.util.Objects;

/**
 * Where a record came to stand in the log: enough to find it again, and to notice that the log was cut or rewritten.
 *
 * @param sequence counts from 1, without gaps
 * @param digest the hash of the record together with its place in the chain
 */
public record AuditReceipt(long sequence, Digest digest) {
    public AuditReceipt {
        if (sequence < 1) {
            throw new IllegalArgumentException("a sequence number is at least 1");
        }
        Objects.requireNonNull(digest, "digest");
    }
}
