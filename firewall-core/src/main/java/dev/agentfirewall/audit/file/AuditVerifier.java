package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.ChainCheck.Anchor;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a log from end to end and says what is not as it was written: changed, dropped, reordered, truncated or forged records,
 * by file, line and number. Streams; memory does not grow with the log. Takes no lock and writes nothing, so it may run beside
 * a firewall. Immutable.
 *
 * <p><b>Limitations.</b> The chain has no secret: who can rewrite all the files can make a new chain that holds together, and a cut
 * end leaves a shorter log that does. Both show against a receipt kept elsewhere ({@link #expecting}), and where the log's head is signed a new chain shows by its signatures
 * ({@link #signedBy}) and a cut end up to the last of them.
 */
public final class AuditVerifier {
    private final LogSource source;
    private final Optional<AuditReceipt> head;
    private final Optional<AuditReceipt> start;
    private final boolean anyStart;
    private final Signatures signatures;

    private AuditVerifier(
            LogSource source,
            Optional<AuditReceipt> head,
            Optional<AuditReceipt> start,
            boolean anyStart,
            Signatures signatures) {
        this.source = source;
        this.head = head;
        this.start = start;
        this.anyStart = anyStart;
        this.signatures = signatures;
    }

    private record Signatures(List<PublicKey> keys, Optional<String> origin, List<String> kept) {}

    /** Verifies the log in {@code directory} against itself and its {@code audit.head}. */
    public static AuditReport verify(Path directory) throws AuditException {
        return in(directory).verify();
    }

    /**
     * The last signed checkpoint in {@code directory}, as it is, not verified; empty when there is none.
     *
     * @throws AuditException when the directory cannot be read
     */
    public static Optional<String> lastCheckpoint(Path directory) throws AuditException {
        List<Path> segments = LogFormat.segments(directory);
        try {
            for (int i = segments.size() - 1; i >= 0; i--) {
                Optional<String> note = CheckpointFile.last(CheckpointFile.of(segments.get(i)));
                if (note.isPresent()) {
                    return note;
                }
            }
        } catch (IOException e) {
            throw new AuditException("the checkpoints of `" + directory + "` cannot be read", e);
        }
        return Optional.empty();
    }

    /** A verifier for the log in {@code directory}. */
    public static AuditVerifier in(Path directory) {
        return reading(new DirectoryLog(directory));
    }

    /** A verifier for a log that is kept elsewhere. */
    public static AuditVerifier of(StoredLog log) {
        return reading(new StoredSource(log));
    }

    private static AuditVerifier reading(LogSource source) {
        return new AuditVerifier(
                source,
                Optional.empty(),
                Optional.empty(),
                false,
                new Signatures(List.of(), Optional.empty(), List.of()));
    }

    /** Wants the record of {@code receipt} to be in the log as it was then. */
    public AuditVerifier expecting(AuditReceipt receipt) {
        return new AuditVerifier(source, Optional.of(receipt), start, anyStart, signatures);
    }

    /** Starts after {@code last}, the last record of segments that were archived. */
    public AuditVerifier startingAfter(AuditReceipt last) {
        return new AuditVerifier(source, head, Optional.of(last), anyStart, signatures);
    }

    /** Starts wherever the log starts, and so does not notice that segments before it are gone. */
    public AuditVerifier allowingArchivedStart() {
        return new AuditVerifier(source, head, start, true, signatures);
    }

    /** Wants checkpoints, and each of them signed by one of {@code keys}: with a change of keys those from before it are among them. */
    public AuditVerifier signedBy(List<PublicKey> keys) {
        return with(new Signatures(List.copyOf(keys), signatures.origin(), signatures.kept()));
    }

    /** Wants the checkpoints to be of the log called {@code origin}; without this, all of one log, whichever it is. */
    public AuditVerifier from(String origin) {
        return with(new Signatures(signatures.keys(), Optional.of(origin), signatures.kept()));
    }

    /** Wants the log to honour a signed checkpoint that was kept elsewhere: one that was put back to an earlier state does not. */
    public AuditVerifier honouring(String checkpoint) {
        return with(new Signatures(signatures.keys(), signatures.origin(), List.of(checkpoint)));
    }

    private AuditVerifier with(Signatures wanted) {
        return new AuditVerifier(source, head, start, anyStart, wanted);
    }

    /**
     * Reads the log.
     *
     * @throws AuditException when the log cannot be read, or there is none
     */
    public AuditReport verify() throws AuditException {
        ProblemList problems = new ProblemList();
        List<Anchor> anchors = anchors(problems); // before the segments, which may grow meanwhile
        AttestationCheck attested = attested(problems);
        anchors.addAll(attested.anchors());
        ChainCheck check = check(problems, anchors);
        int segments = source.walk(check, problems);
        if (segments == 0 && check.records() == 0 && anchors.isEmpty()) {
            throw source.none();
        }
        check.end();
        return new AuditReport(
                segments,
                check.records(),
                check.recoveries(),
                check.head(),
                !anchors.isEmpty(),
                attested.of(check),
                problems.kept(),
                problems.further());
    }

    private AttestationCheck attested(ProblemList problems) throws AuditException {
        AttestationCheck check = new AttestationCheck(signatures.keys(), signatures.origin(), problems);
        if (!signatures.keys().isEmpty()) {
            signatures.kept().forEach(check::kept);
            source.checkpoints(check);
            check.ended();
        }
        return check;
    }

    private ChainCheck check(ProblemList problems, List<Anchor> anchors) throws AuditException {
        return start.isPresent()
                ? new ChainCheck(problems, start.get(), anchors)
                : new ChainCheck(problems, anyStart ? source.first() : 1, anchors);
    }

    private List<Anchor> anchors(ProblemList problems) throws AuditException {
        List<Anchor> anchors = new ArrayList<>();
        head.ifPresent(receipt -> anchors.add(new Anchor("the receipt given", receipt)));
        source.end(problems).ifPresent(anchors::add);
        return anchors;
    }
}
