package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way into the log. Its owner canonicalises it and hashes it as far as it goes; whoever leads the group adds its
 * number and the hash before it, and settles it.
 */
final class Pending {
    static final byte[] OPENING = ascii("{\"event\":");

    // The owner waits until its event is settled, so one digest a thread is enough even when another finishes it.
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Pending::newSha256);

    private final Thread owner = Thread.currentThread();
    private final byte[] event;
    private final MessageDigest digest;
    private final byte[] hash = new byte[LineBuffer.HEX_LENGTH];
    private long sequence;
    private @Nullable String failure;
    private @Nullable Throwable cause;
    private volatile boolean settled;

    /** Hashes what comes before number and previous hash, which is nearly all. */
    private Pending(byte[] event, MessageDigest digest) {
        this.event = event;
        this.digest = digest;
        digest.update(OPENING);
        digest.update(event);
    }

    /** A caller's event. One a thread at a time: the caller waits for it. */
    static Pending of(byte[] event) {
        MessageDigest digest = SHA_256.get();
        digest.reset(); // what an append that failed may have left
        return new Pending(event, digest);
    }

    /** An event of the log itself, made while the leader's own is under way. */
    static Pending internal(byte[] event) {
        return new Pending(event, newSha256());
    }

    Thread owner() {
        return owner;
    }

    boolean settled() {
        return settled;
    }

    /** The most its line can take. */
    int lineLength() {
        return event.length + LineBuffer.FRAME_LENGTH;
    }

    /** Adds its line, chained to {@code previous}, and returns its hash in hexadecimal. */
    byte[] writeTo(LineBuffer buffer, byte[] previous, long number) {
        sequence = number;
        buffer.line(event, digest, previous, number, hash);
        return hash;
    }

    void succeed() {
        settled = true;
    }

    void fail(String message, @Nullable Throwable why) {
        failure = message;
        cause = why;
        settled = true;
    }

    /** What became of it; asked by the owner, once it is settled. */
    AuditReceipt receipt() throws AuditException {
        if (failure != null) {
            throw cause == null ? new AuditException(failure) : new AuditException(failure, cause);
        }
        return new AuditReceipt(sequence, new Digest(new String(hash, StandardCharsets.US_ASCII)));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
