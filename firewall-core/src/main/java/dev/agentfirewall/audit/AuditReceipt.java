package dev.agentfirewall.audit;

import dev.agentfirewall.artifact.Digest;
import java.util.Objects;

/**
 * Where a record came to stand in the log. Kept outside the log it is an anchor: with it a verifier notices that the log was
 * cut short or rewritten from some record on, which the chain alone cannot show.
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

    /** Reads {@code 42:sha256:…}, the form that {@link #toString} writes. */
    public static AuditReceipt parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a receipt is written `NUMBER:sha256:DIGEST`");
        }
        return new AuditReceipt(number(text.substring(0, colon)), Digest.parse(text.substring(colon + 1)));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a receipt starts with a sequence number", e);
        }
    }

    @Override
    public String toString() {
        return sequence + ":" + digest;
    }
}
