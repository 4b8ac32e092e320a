package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.artifact.signing.SignedNote;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.LogCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs the head of a log when it is due. Confined by its caller to one thread at a time. */
final class Attester {
    private final Checkpoints checkpoints;
    private final Clock clock;
    private @Nullable Path segment;
    private long attested;
    private long since = System.nanoTime();

    private Attester(Checkpoints checkpoints, Clock clock, long attested) {
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.attested = attested;
    }

    /**
     * The attester of a log that ends at {@code end}, if it has one.
     *
     * @throws AuditException when a checkpoint is there of a record that the log no longer has, or of another log
     */
    static Optional<Attester> resume(FileAuditConfig config, LogEnd end) throws AuditException {
        if (config.checkpoints().isEmpty()) {
            return Optional.empty();
        }
        Checkpoints checkpoints = config.checkpoints().get();
        Optional<LogCheckpoint> last = last(config);
        if (last.isPresent()) {
            refuseAnother(config, checkpoints, last.get());
            refuseRollback(config, last.get().head(), end);
        }
        long attested = last.map(checkpoint -> checkpoint.head().sequence()).orElse(0L);
        return Optional.of(new Attester(checkpoints, config.clock(), attested));
    }

    private static void refuseAnother(FileAuditConfig config, Checkpoints checkpoints, LogCheckpoint last)
            throws AuditException {
        if (!last.origin().equals(checkpoints.origin())) {
            throw new AuditException("audit log `" + config.directory() + "` not opened: its checkpoints are of `"
                    + last.origin() + "`, and the signer is called `" + checkpoints.origin()
                    + "`; sign by the log's own name, or begin another log in another directory");
        }
    }

    private static void refuseRollback(FileAuditConfig config, AuditReceipt signed, LogEnd end) throws AuditException {
        boolean other = end.head()
                .filter(head ->
                        head.sequence() == signed.sequence() && !head.digest().equals(signed.digest()))
                .isPresent();
        if (signed.sequence() >= end.nextSequence() || other) {
            throw new AuditException(
                    "audit log `" + config.directory() + "` not opened: a checkpoint was signed of record "
                            + signed.sequence() + ", which the log no longer has as it was: it ends at record "
                            + (end.nextSequence() - 1)
                            + "; restore the files, or keep this directory as evidence and begin another");
        }
    }

    /** What the newest checkpoint in the directory says; who signed it is for a verifier to check. */
    private static Optional<LogCheckpoint> last(FileAuditConfig config) throws AuditException {
        Optional<String> note = AuditVerifier.lastCheckpoint(config.directory());
        return note.isPresent() ? Optional.of(parse(config.directory(), note.get())) : Optional.empty();
    }

    private static LogCheckpoint parse(Path directory, String note) throws AuditException {
        try {
            return LogCheckpoint.parse(SignedNote.parse(note).text());
        } catch (BundleException | IllegalArgumentException e) {
            throw new AuditException(
                    "audit log not opened: the last note in `" + directory
                            + "` is no checkpoint as the log writes them; run"
                            + " `agent-firewall audit verify`, and if the log itself is sound, move its `.checkpoints` file away",
                    e);
        }
    }

    /** Whether {@code now} is to be signed. */
    boolean due(ChainWriter.Snapshot now) {
        long head = now.head().map(AuditReceipt::sequence).orElse(0L);
        boolean late = System.nanoTime() - since >= checkpoints.interval().toNanos();
        boolean full = segment != null && !now.segment().equals(segment);
        return head > attested && (late || full || head - attested >= checkpoints.records());
    }

    /** Signs {@code now}, which is on the disk, unless its head was signed already. */
    void attest(ChainWriter.Snapshot now) throws IOException {
        AuditReceipt head = now.head().orElse(null);
        if (head == null || head.sequence() <= attested) {
            return;
        }
        String note = signed(new LogCheckpoint(checkpoints.origin(), head, clock.instant()));
        copy(note); // first: a file that grew with every try to send would grow for ever
        CheckpointFile.append(CheckpointFile.of(now.segment()), note);
        segment = now.segment();
        attested = head.sequence();
        since = System.nanoTime();
    }

    private void copy(String note) throws IOException {
        try {
            checkpoints.copies().accept(note);
        } catch (RuntimeException e) {
            throw new IOException(
                    "a copy of the signed head cannot be kept (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private String signed(LogCheckpoint checkpoint) throws IOException {
        try {
            return SignedNote.sign(checkpoint.text(), checkpoints.signers()).write();
        } catch (BundleException e) {
            throw new IOException("the log's head cannot be signed", e);
        }
    }
}
