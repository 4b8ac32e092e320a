package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import dev.agentfirewall.audit.file.Gaps.Gap;
import dev.agentfirewall.audit.file.LineReader.Line;
import dev.agentfirewall.audit.file.RecordLine.MalformedRecordException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks along a chain, line by line, and says what does not follow. After a problem it goes on from what it finds, so that one
 * changed record is one problem and not a problem for each record after it. Not thread-safe.
 */
final class ChainCheck {
    private final ProblemList problems;
    private final List<Anchor> anchors;
    private final Map<Long, List<Anchor>> bySequence;
    private final Set<Long> met = new HashSet<>();
    private final Gaps gaps = new Gaps();
    private String file = "";
    private long expected;
    private @Nullable Digest previous; // null: not known, after a problem or at an archived start
    private boolean lineWasNoRecord;
    private long records;
    private long recoveries;
    private int headers;
    private @Nullable AuditReceipt head;

    ChainCheck(ProblemList problems, AuditReceipt start, List<Anchor> anchors) {
        this.problems = problems;
        this.expected = start.sequence() + 1;
        this.previous = start.digest();
        this.anchors = anchors;
        this.bySequence = bySequence(anchors);
    }

    /** Starts at record {@code first}, whatever it is chained to; from the beginning of all when that is 1. */
    ChainCheck(ProblemList problems, long first, List<Anchor> anchors) {
        this.problems = problems;
        this.expected = first;
        this.previous = first == 1 ? ChainedRecord.GENESIS : null;
        this.anchors = anchors;
        this.bySequence = bySequence(anchors);
    }

    private static Map<Long, List<Anchor>> bySequence(List<Anchor> anchors) {
        return anchors.stream()
                .collect(Collectors.groupingBy(anchor -> anchor.receipt().sequence()));
    }

    /** Goes on in another file. */
    void enter(String name) {
        file = name;
    }

    /** A line that should be a record. */
    void line(Line line, long firstOfSegment) {
        try {
            record(line.number(), RecordLine.parse(line.bytes()), firstOfSegment);
        } catch (MalformedRecordException e) {
            noRecord(line, "the line of record " + expected + " is " + e.getMessage());
        }
    }

    /** A line without an end in a file that another follows. */
    void unended(Line line) {
        noRecord(line, "the line of record " + expected + " is cut off");
    }

    private void noRecord(Line line, String what) {
        problem(Kind.CHANGED, line.number(), expected, what);
        expected++;
        previous = null;
        lineWasNoRecord = true;
    }

    /** Half a line at the very end of the log. */
    void torn(Line line) {
        problem(Kind.TORN, line.number(), expected, "the last line is cut off after " + line.bytes().length + " bytes");
    }

    /** What can only be said at the end: records that never came, and receipts that were not met. */
    void end() {
        for (Gap gap : gaps.left()) {
            dropped(gap);
        }
        anchors.forEach(this::missed);
    }

    private void missed(Anchor anchor) {
        AuditReceipt receipt = anchor.receipt();
        if (receipt.sequence() >= expected) {
            String what = "the log ends at record " + (expected - 1) + ", but " + anchor.name() + " is for record "
                    + receipt.sequence();
            problem(Kind.TRUNCATED, 0, receipt.sequence(), what);
        }
    }

    private void record(long line, RecordLine read, long firstOfSegment) {
        ChainedRecord record = read.record();
        records++;
        long sequence = record.sequence();
        if (lineWasNoRecord && sequence == expected - 1) {
            expected--; // that line was put in between, and took nobody's place
        }
        lineWasNoRecord = false;
        boolean follows = sequence >= expected;
        if (!read.intact()) {
            problem(Kind.CHANGED, line, sequence, "record " + sequence + " does not have the hash that it carries");
        } else if (follows) {
            chained(line, record);
            anchored(line, record);
        }
        if (line == 1) {
            header(record, firstOfSegment);
        }
        if (follows) {
            advance(line, read);
        } else {
            misplaced(line, sequence);
        }
    }

    private void chained(long line, ChainedRecord record) {
        if (record.sequence() == expected && previous != null && !previous.equals(record.previous())) {
            String what = "record " + expected + " is not chained to the record " + (expected - 1)
                    + " that stands before it: one of the two was put in another's place";
            problem(Kind.FORGED, line, expected, what);
        }
    }

    private void anchored(long line, ChainedRecord record) {
        for (Anchor anchor : bySequence.getOrDefault(record.sequence(), List.of())) {
            if (anchor.receipt().digest().equals(record.hash())) {
                met.add(record.sequence());
            } else {
                String what = "record " + record.sequence() + " is not the one that " + anchor.name()
                        + " is for: the log was rewritten up to here, or the receipt is of another log";
                problem(Kind.FORGED, line, record.sequence(), what);
            }
        }
    }

    private void header(ChainedRecord record, long firstOfSegment) {
        if (!LogFormat.isHeader(record.event())) {
            String what = "the file does not begin with the header `" + LogFormat.VERSION + "`";
            problem(Kind.UNSUPPORTED, 1, record.sequence(), what);
        } else if (record.sequence() != firstOfSegment) {
            String what = "the file begins with record " + record.sequence() + " and is named for " + firstOfSegment;
            problem(Kind.REORDERED, 1, record.sequence(), what);
        }
    }

    private void advance(long line, RecordLine read) {
        ChainedRecord record = read.record();
        if (record.sequence() > expected) {
            Gap gap = new Gap(expected, record.sequence() - 1, file, line);
            if (!gaps.open(gap)) {
                dropped(gap);
            }
        }
        expected = record.sequence() + 1;
        previous = read.intact() ? record.hash() : null;
        head = record.receipt();
        headers += LogFormat.is(record.event(), "kind", "segment") ? 1 : 0;
        recoveries += LogFormat.is(record.event(), "kind", "recovered") ? 1 : 0;
    }

    private void misplaced(long line, long sequence) {
        if (gaps.fill(sequence)) {
            String what = "record " + sequence + " stands after record " + (expected - 1);
            problem(Kind.REORDERED, line, sequence, what);
        } else {
            problem(Kind.FORGED, line, sequence, "a second record " + sequence + ": a copy or a forgery");
        }
    }

    private void dropped(Gap gap) {
        String which = gap.from() == gap.to()
                ? "record " + gap.from() + " is"
                : "records " + gap.from() + " to " + gap.to() + " are";
        problems.add(Kind.DROPPED, gap.file(), gap.line(), gap.from(), which + " missing before this line");
    }

    private void problem(Kind kind, long line, long sequence, String what) {
        problems.add(kind, file, line, sequence, what);
    }

    /** Whether record {@code sequence} is the one that an anchor is for. */
    boolean met(long sequence) {
        return met.contains(sequence);
    }

    long records() {
        return records;
    }

    long recoveries() {
        return recoveries;
    }

    /** How many segments began. */
    int headers() {
        return headers;
    }

    Optional<AuditReceipt> head() {
        return Optional.ofNullable(head);
    }

    /**
     * A receipt that the log must honour.
     *
     * @param name how to call it in a problem
     */
    record Anchor(String name, AuditReceipt receipt) {}
}
