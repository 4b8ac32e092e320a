package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import dev.agentfirewall.audit.file.ChainCheck.Anchor;
import dev.agentfirewall.audit.file.HeadFile.MalformedHeadException;
import dev.agentfirewall.audit.file.LineReader.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final Path directory;
    private final Optional<AuditReceipt> head;
    private final Optional<AuditReceipt> start;
    private final boolean anyStart;
    private final Signatures signatures;

    private AuditVerifier(
            Path directory,
            Optional<AuditReceipt> head,
            Optional<AuditReceipt> start,
            boolean anyStart,
            Signatures signatures) {
        this.directory = directory;
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
        return new AuditVerifier(
                directory,
                Optional.empty(),
                Optional.empty(),
                false,
                new Signatures(List.of(), Optional.empty(), List.of()));
    }

    /** Wants the record of {@code receipt} to be in the log as it was then. */
    public AuditVerifier expecting(AuditReceipt receipt) {
        return new AuditVerifier(directory, Optional.of(receipt), start, anyStart, signatures);
    }

    /** Starts after {@code last}, the last record of segments that were archived. */
    public AuditVerifier startingAfter(AuditReceipt last) {
        return new AuditVerifier(directory, head, Optional.of(last), anyStart, signatures);
    }

    /** Starts wherever the log starts, and so does not notice that segments before it are gone. */
    public AuditVerifier allowingArchivedStart() {
        return new AuditVerifier(directory, head, start, true, signatures);
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
        return new AuditVerifier(directory, head, start, anyStart, wanted);
    }

    /**
     * Reads the log.
     *
     * @throws AuditException when the directory cannot be read or holds no log
     */
    public AuditReport verify() throws AuditException {
        ProblemList problems = new ProblemList();
        List<Anchor> anchors = anchors(problems); // before the segments, which may grow meanwhile
        AttestationCheck attested = attested(problems);
        anchors.addAll(attested.anchors());
        List<Path> segments = LogFormat.segments(directory);
        if (segments.isEmpty() && anchors.isEmpty()) {
            throw new AuditException(
                    "no audit log in `" + directory + "`: give the directory that holds the `audit-….jsonl` files");
        }
        ChainCheck check = check(problems, anchors, segments);
        for (Path segment : segments) {
            boolean last = segment.equals(segments.get(segments.size() - 1));
            walk(segment, last, check, problems);
        }
        check.end();
        return new AuditReport(
                segments.size(),
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
            check.beside(LogFormat.segments(directory));
        }
        return check;
    }

    private ChainCheck check(ProblemList problems, List<Anchor> anchors, List<Path> segments) {
        if (start.isPresent()) {
            return new ChainCheck(problems, start.get(), anchors);
        }
        long first = anyStart && !segments.isEmpty() ? firstOf(segments.get(0)) : 1;
        return new ChainCheck(problems, first, anchors);
    }

    private List<Anchor> anchors(ProblemList problems) {
        List<Anchor> anchors = new ArrayList<>();
        head.ifPresent(receipt -> anchors.add(new Anchor("the receipt given", receipt)));
        try {
            HeadFile.read(directory).ifPresent(noted -> anchors.add(new Anchor("`audit.head`", noted)));
        } catch (MalformedHeadException e) {
            problems.add(Kind.CHANGED, LogFormat.HEAD_FILE, 1, 0, "the file is not as the log writes it");
        } catch (IOException e) {
            problems.add(Kind.UNREADABLE, LogFormat.HEAD_FILE, 0, 0, "the file cannot be read");
        }
        return anchors;
    }

    private static void walk(Path segment, boolean last, ChainCheck check, ProblemList problems) {
        String name = String.valueOf(segment.getFileName());
        check.enter(name);
        long number = 0;
        try (LineReader lines = new LineReader(segment)) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                number = line.number();
                step(line, last, segment, check);
            }
        } catch (IOException e) {
            problems.add(Kind.UNREADABLE, name, number + 1, 0, "the file cannot be read on from here");
        }
    }

    private static void step(Line line, boolean last, Path segment, ChainCheck check) throws IOException {
        Line whole = line.complete() ? line : completed(segment, line);
        if (whole != null) {
            check.line(whole, firstOf(segment));
        } else if (last) {
            check.torn(line);
        } else {
            check.unended(line);
        }
    }

    // A firewall may be in the middle of writing this line; what was not whole a moment ago may be now.
    private static @Nullable Line completed(Path segment, Line line) throws IOException {
        try (LineReader again = new LineReader(segment, line.offset())) {
            Line now = again.next();
            return now != null && now.complete() ? new Line(line.offset(), line.number(), now.bytes(), true) : null;
        }
    }

    private static long firstOf(Path segment) {
        return LogFormat.firstSequence(segment).orElse(0);
    }
}
