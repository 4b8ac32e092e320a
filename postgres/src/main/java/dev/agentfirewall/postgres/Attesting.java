package dev.agentfirewall.postgres;

import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.artifact.signing.NoteSigner;
import dev.agentfirewall.artifact.signing.SignedNote;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.LogCheckpoint;
import dev.agentfirewall.audit.file.AuditProblem;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.AuditVerifier;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signing a log's head where the database is not believed: what is signed was walked from the last head that the same keys signed, or from the log's beginning. So
 * no signature is put under records that were rewritten since.
 *
 * @param log which
 * @param signers of one name, the log's; with their private keys
 * @param clock for the time in the checkpoint
 */
record Attesting(String log, List<NoteSigner> signers, Clock clock) {
    private static final int LOOKED_AT = 64;

    Attesting {
        signers = List.copyOf(signers);
    }

    /**
     * A signed note, as it is to be kept.
     *
     * @param head what it reaches up to
     * @param note its text
     */
    record Signed(AuditReceipt head, String note) {}

    /** The head, signed; the note that is there where nothing came since; empty for an empty log. */
    Optional<Signed> sign(Connection connection) throws SQLException, AuditException {
        Optional<Signed> last = last(connection);
        long after = last.map(signed -> signed.head().sequence()).orElse(0L);
        TableLog rest = new TableLog(connection, log, after);
        Optional<AuditReceipt> head = rest.end();
        if (last.isPresent()) {
            refuseRollback(last.get().head(), head);
        }
        if (head.isEmpty() || head.equals(last.map(Signed::head))) {
            return last;
        }
        AuditVerifier verifier = AuditVerifier.of(rest);
        AuditReport report = (last.isPresent()
                        ? verifier.startingAfter(last.get().head())
                        : verifier.allowingArchivedStart())
                .verify();
        refuseProblems(report);
        return Optional.of(signed(head.get()));
    }

    private Signed signed(AuditReceipt head) throws AuditException {
        LogCheckpoint checkpoint = new LogCheckpoint(signers.get(0).key().name(), head, clock.instant());
        try {
            return new Signed(head, SignedNote.sign(checkpoint.text(), signers).write());
        } catch (BundleException e) {
            throw new AuditException("the head of audit log `" + log + "` cannot be signed", e);
        }
    }

    private void refuseRollback(AuditReceipt signed, Optional<AuditReceipt> head) throws AuditException {
        boolean shorter = head.isEmpty() || head.get().sequence() < signed.sequence();
        boolean other = head.isPresent()
                && head.get().sequence() == signed.sequence()
                && !head.get().equals(signed);
        if (shorter || other) {
            throw new AuditException("the head of audit log `" + log + "` not signed: it was signed up to record "
                    + signed.sequence() + ", which the log no longer has as it was; keep its tables as evidence");
        }
    }

    private void refuseProblems(AuditReport report) throws AuditException {
        for (AuditProblem problem : report.problems()) {
            throw new AuditException("the head of audit log `" + log + "` not signed: " + problem.describe());
        }
    }

    /** The newest head that one of the signers has signed. */
    private Optional<Signed> last(Connection connection) throws SQLException {
        List<String> notes = new ArrayList<>();
        CheckpointTable.newest(connection, log, LOOKED_AT, notes::add);
        List<PublicKey> keys =
                signers.stream().map(signer -> signer.key().key()).toList();
        for (String text : notes) {
            try {
                SignedNote note = SignedNote.parse(text);
                LogCheckpoint checkpoint = LogCheckpoint.parse(note.text());
                if (note.signedBy(keys).isPresent()
                        && checkpoint.origin().equals(signers.get(0).key().name())) {
                    return Optional.of(new Signed(checkpoint.head(), text));
                }
            } catch (BundleException | IllegalArgumentException e) {
                // somebody else put it there
            }
        }
        return Optional.empty();
    }
}
