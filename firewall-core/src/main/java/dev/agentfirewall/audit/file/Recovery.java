package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.audit.file.HeadFile.MalformedHeadException;
import dev.agentfirewall.audit.file.LineReader.Line;
import dev.agentfirewall.audit.file.RecordLine.MalformedRecordException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a log goes on. What a crash tore at the very end is moved aside; anything else that is not as it was written is
 * somebody's doing, and the log is left exactly as it is for them to explain.
 */
final class Recovery {
    private final FileAuditConfig config;
    private final Optional<AuditReceipt> noted;
    private long next = 1;
    private @Nullable Digest previous = ChainedRecord.GENESIS;

    private Recovery(FileAuditConfig config) throws AuditException, IOException {
        this.config = config;
        this.noted = noted(config.directory());
    }

    /** The end of the log in the configured directory, made sound. The caller holds its lock. */
    static LogEnd recover(FileAuditConfig config) throws AuditException, IOException {
        return new Recovery(config).recover();
    }

    private LogEnd recover() throws AuditException, IOException {
        List<Path> segments = LogFormat.segments(config.directory());
        if (segments.isEmpty()) {
            refuseCutEnd();
            Path first = config.directory().resolve(LogFormat.segmentName(1));
            return new LogEnd(first, 0, 1, ChainedRecord.GENESIS, Optional.empty());
        }
        startWith(segments.get(0));
        if (config.verifyAllOnOpen()) {
            verifyAll();
        }
        for (Path full : segments.subList(0, segments.size() - 1)) {
            pass(full);
        }
        return resume(segments.get(segments.size() - 1));
    }

    // Older segments may have been archived: what the first one left is chained to cannot be checked then.
    private void startWith(Path first) {
        next = LogFormat.firstSequence(first).orElse(1);
        previous = next == 1 ? ChainedRecord.GENESIS : null;
    }

    private void verifyAll() throws AuditException {
        AuditReport report =
                AuditVerifier.in(config.directory()).allowingArchivedStart().verify();
        for (AuditProblem problem : report.problems()) {
            if (problem.kind() != AuditProblem.Kind.TORN) {
                throw new AuditException("audit log not opened: " + problem.describe());
            }
        }
    }

    // A full segment: how it begins and how it ends; what is between was checked when it was last.
    private void pass(Path segment) throws AuditException, IOException {
        try (LineReader lines = new LineReader(segment)) {
            follow(segment, 1, required(segment, lines.next()));
        }
        try (LineReader lines = new LineReader(segment, LastLine.offset(segment))) {
            ChainedRecord last = required(segment, lines.next()).record();
            refuseNotedElse(segment, 0, last);
            next = last.sequence() + 1;
            previous = last.hash();
        }
    }

    private RecordLine required(Path segment, @Nullable Line line) throws AuditException {
        RecordLine record = line != null && line.complete() ? read(line) : null;
        if (record == null || !record.intact()) {
            throw refused(segment, line == null ? 0 : line.number(), "its first or last line is not a sound record");
        }
        return record;
    }

    private LogEnd resume(Path segment) throws AuditException, IOException {
        if (LogFormat.firstSequence(segment).orElse(0) != next) {
            throw refused(segment, 1, "record " + next + " should come next; a segment before it is missing");
        }
        Scan scan = scan(segment);
        refuseCutEnd();
        Digest chainedTo = previous;
        if (chainedTo == null) {
            throw refused(segment, 1, "it holds no record, and the segments before it are not here to go on from");
        }
        Optional<TornTail> torn =
                scan.torn() ? Optional.of(TornFile.moveAside(segment, scan.sound())) : Optional.empty();
        return new LogEnd(segment, scan.sound(), next, chainedTo, torn);
    }

    private Scan scan(Path segment) throws AuditException, IOException {
        long sound = 0;
        try (LineReader lines = new LineReader(segment)) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                RecordLine record = line.complete() ? read(line) : null;
                if (record == null) {
                    refuseRecordAfter(segment, line, lines);
                    return new Scan(sound, true);
                }
                follow(segment, line.number(), record);
                sound = line.offset() + line.bytes().length + 1;
            }
        }
        return new Scan(sound, false);
    }

    // A crash tears the end alone. With a record behind it, the damage is of another kind.
    private void refuseRecordAfter(Path segment, Line damaged, LineReader lines) throws AuditException, IOException {
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (read(line) != null) {
                throw refused(segment, damaged.number(), "the line is not a record, and records come after it");
            }
        }
    }

    private void follow(Path segment, long line, RecordLine read) throws AuditException {
        ChainedRecord record = read.record();
        if (!read.intact()) {
            throw refused(segment, line, "record " + record.sequence() + " was changed after it was written");
        }
        if (record.sequence() != next || (previous != null && !record.previous().equals(previous))) {
            throw refused(segment, line, "record " + record.sequence() + " is not chained to record " + (next - 1));
        }
        if (line == 1 && !LogFormat.isHeader(record.event())) {
            throw refused(segment, line, "it does not begin with the header `" + LogFormat.VERSION + "`");
        }
        refuseNotedElse(segment, line, record);
        next = record.sequence() + 1;
        previous = record.hash();
    }

    private void refuseNotedElse(Path segment, long line, ChainedRecord record) throws AuditException {
        if (noted.isPresent()
                && noted.get().sequence() == record.sequence()
                && !noted.get().digest().equals(record.hash())) {
            throw refused(segment, line, "record " + record.sequence() + " is not the one that `audit.head` notes");
        }
    }

    private void refuseCutEnd() throws AuditException {
        if (noted.isPresent() && noted.get().sequence() >= next) {
            throw new AuditException(
                    "audit log `" + config.directory() + "` not opened: it ends at record " + (next - 1)
                            + ", but `audit.head` notes record " + noted.get().sequence()
                            + " on the disk: its end was cut off; restore the files, or keep this directory as evidence and begin another");
        }
    }

    private AuditException refused(Path segment, long line, String what) {
        return new AuditException("audit log not opened: `" + segment + "`" + (line > 0 ? ", line " + line : "") + ": "
                + what + "; nothing was written; run `agent-firewall audit verify`, keep this directory as evidence,"
                + " and begin another");
    }

    private static @Nullable RecordLine read(Line line) {
        try {
            return RecordLine.parse(line.bytes());
        } catch (MalformedRecordException e) {
            return null;
        }
    }

    private static Optional<AuditReceipt> noted(Path directory) throws AuditException, IOException {
        try {
            return HeadFile.read(directory);
        } catch (MalformedHeadException e) {
            throw new AuditException(
                    "audit log `" + directory + "` not opened: `audit.head` is not as the log writes it; run"
                            + " `agent-firewall audit verify`, and if the log itself is sound, move that file away",
                    e);
        }
    }

    /**
     * The last segment as it was found.
     *
     * @param sound bytes of whole records
     * @param torn whether something that is no record comes after them
     */
    private record Scan(long sound, boolean torn) {}
}
