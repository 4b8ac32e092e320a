package dev.agentfirewall.audit;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.Objects;

/**
 * An event in its place in the chain. Its hash is SHA-256 over the canonical form of {@code {"event":…,"prev":…,"seq":…}}, so that
 * neither the event, nor its number, nor anything before it can change unseen.
 *
 * @param sequence counts from 1
 * @param previous the hash of the record before, {@link #GENESIS} for the first
 * @param event what was recorded
 * @param hash as computed when it was written, which {@link #isIntact} compares
 */
public record ChainedRecord(long sequence, Digest previous, Json.Obj event, Digest hash) {

    /** What the first record is chained to. */
    public static final Digest GENESIS = new Digest("0".repeat(64));

    public ChainedRecord {
        if (sequence < 1) {
            throw new IllegalArgumentException("a sequence number is at least 1");
        }
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(hash, "hash");
    }

    /** Chains {@code event} to the record whose hash is {@code previous}. */
    public static ChainedRecord chain(long sequence, Digest previous, Json.Obj event) {
        return new ChainedRecord(sequence, previous, event, hash(sequence, previous, event));
    }

    /** Whether the hash is the one its content has. */
    public boolean isIntact() {
        return hash.equals(hash(sequence, previous, event));
    }

    public AuditReceipt receipt() {
        return new AuditReceipt(sequence, hash);
    }

    /** The record as it is written: canonical, with {@code event}, {@code hash}, {@code prev} and {@code seq}. */
    public Json.Obj toJson() {
        return Json.object()
                .put("event", event)
                .put("hash", hash.toString())
                .put("prev", previous.toString())
                .put("seq", sequence)
                .build();
    }

    private static Digest hash(long sequence, Digest previous, Json.Obj event) {
        return Digest.of(CanonicalJson.bytes(Json.object()
                .put("event", event)
                .put("prev", previous.toString())
                .put("seq", sequence)
                .build()));
    }
}
