package dev.agentfirewall.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One spoiled thing, one problem that names it. */
class AuditVerifierTest {
    @TempDir
    private Path directory;

    private AuditReceipt head = new AuditReceipt(1, ChainedRecord.GENESIS);

    @BeforeEach
    void write() throws AuditException {
        head = Logs.write(Logs.config(directory), 6);
    }

    @Test
    void verify_untouched_isSoundAndSaysHowFar() throws Exception {
        AuditReport report = AuditVerifier.verify(directory);

        assertThat(report.sound()).isTrue();
        assertThat(report.records()).isEqualTo(7);
        assertThat(report.segments()).isEqualTo(1);
        assertThat(report.head()).contains(head);
        assertThat(report.anchored()).isTrue();
    }

    @Test
    void verify_recordChanged_saysWhich() throws Exception {
        List<String> lines = lines();
        lines.set(3, lines.get(3).replace("\"number\":2", "\"number\":9"));
        put(lines);

        AuditProblem problem = only(Kind.CHANGED, 4, 4);
        assertThat(problem.describe())
                .startsWith(
                        "audit-00000000000000000001.jsonl:4: changed: record 4 does not have the hash that it carries;")
                .doesNotContain(Logs.CANARY);
    }

    @Test
    void verify_recordChangedAndItsHashMadeAgain_saysThatTheChainBreaksThere() throws Exception {
        List<String> lines = lines();
        ChainedRecord old = parse(lines.get(3));
        ChainedRecord forged = ChainedRecord.chain(old.sequence(), old.previous(), Logs.event(9));
        lines.set(3, dev.agentfirewall.json.CanonicalJson.write(forged.toJson()));
        put(lines);

        only(Kind.FORGED, 5, 5);
    }

    @Test
    void verify_lineNoLongerCanonical_isChanged() throws Exception {
        List<String> lines = lines();
        lines.set(3, lines.get(3).replace("\"number\":2", "\"number\": 2"));
        put(lines);

        assertThat(only(Kind.CHANGED, 4, 4).what()).contains("not in canonical form");
    }

    @Test
    void verify_keyTwice_isChanged() throws Exception {
        List<String> lines = lines();
        lines.set(3, lines.get(3).replace("\"number\":2", "\"number\":2,\"number\":2"));
        put(lines);

        assertThat(only(Kind.CHANGED, 4, 4).what()).contains("duplicate_key");
    }

    @Test
    void verify_recordDropped_saysWhich() throws Exception {
        List<String> lines = lines();
        lines.remove(3);
        put(lines);

        assertThat(only(Kind.DROPPED, 4, 4).what()).isEqualTo("record 4 is missing before this line");
    }

    @Test
    void verify_recordsSwapped_saysWhichStandsTooLate() throws Exception {
        List<String> lines = lines();
        Collections.swap(lines, 3, 4);
        put(lines);

        assertThat(only(Kind.REORDERED, 5, 4).what()).isEqualTo("record 4 stands after record 5");
    }

    @Test
    void verify_recordTwice_isForged() throws Exception {
        List<String> lines = lines();
        lines.add(5, lines.get(2));
        put(lines);

        only(Kind.FORGED, 6, 3);
    }

    @Test
    void verify_lineOfRubbishPutIn_isOneProblem() throws Exception {
        List<String> lines = lines();
        lines.add(3, "rubbish");
        put(lines);

        only(Kind.CHANGED, 4, 4);
    }

    @Test
    void verify_lineWithoutEnd_isReadInBoundedMemory() throws Exception {
        Logs.add(file(), "x".repeat(LogFormat.MAX_LINE_BYTES + 10) + "\n");

        assertThat(only(Kind.CHANGED, 8, 8).what()).contains("longer than");
    }

    @Test
    void verify_endCutOff_showsAgainstTheNotedHeadOrAReceipt() throws Exception {
        put(lines().subList(0, 5));
        only(Kind.TRUNCATED, 0, 7);

        Files.delete(directory.resolve(LogFormat.HEAD_FILE));
        AuditReport alone = AuditVerifier.verify(directory);
        assertThat(alone.sound()).isTrue();
        assertThat(alone.anchored()).isFalse();
        assertThat(AuditVerifier.in(directory).expecting(head).verify().problems())
                .extracting(AuditProblem::kind)
                .containsExactly(Kind.TRUNCATED);
    }

    @Test
    void verify_wholeLogRewritten_showsAgainstAReceipt() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        Logs.write(Logs.config(other).withMaxRecordBytes(1000), 2);
        Logs.write(Logs.config(other), 8);

        assertThat(AuditVerifier.verify(other).sound()).isTrue();
        assertThat(AuditVerifier.in(other).expecting(head).verify().problems())
                .extracting(AuditProblem::kind, AuditProblem::sequence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.FORGED, 7L));
    }

    @Test
    void verify_fileRenamed_isSeen() throws Exception {
        Files.move(file(), directory.resolve(LogFormat.segmentName(2)));

        only(Kind.REORDERED, 1, 1);
    }

    @Test
    void verify_otherFormat_isUnsupported() throws Exception {
        ChainedRecord header = ChainedRecord.chain(
                1,
                ChainedRecord.GENESIS,
                dev.agentfirewall.json.Json.object()
                        .put("kind", "segment")
                        .put("format", "agent-firewall-audit/2")
                        .build());
        Files.delete(directory.resolve(LogFormat.HEAD_FILE));
        put(List.of(dev.agentfirewall.json.CanonicalJson.write(header.toJson())));

        only(Kind.UNSUPPORTED, 1, 1);
    }

    @Test
    void verify_veryMuchWrong_isBounded() throws Exception {
        put(Collections.nCopies(5000, "rubbish"));

        AuditReport report = AuditVerifier.verify(directory);
        assertThat(report.problems()).hasSize(AuditReport.MAX_PROBLEMS);
        assertThat(report.further()).isEqualTo(4900);
    }

    @Test
    void verify_noLogThere_saysWhatToGive() {
        Path empty = directory.resolve("empty");
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> AuditVerifier.verify(empty))
                .withMessageContaining("cannot be listed");
        assertThat(empty.toFile().mkdir()).isTrue();
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> AuditVerifier.verify(empty))
                .withMessageContaining("no audit log in");
    }

    @Test
    void verify_besideAWriterThatBeginsManySegments_findsNothingWrong() throws Exception {
        try (FileAuditSink sink = FileAuditSink.open(Logs.config(directory).withMaxSegmentBytes(5_000))) {
            Thread writer = new Thread(() -> appendMany(sink));
            writer.start();
            do {
                assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
            } while (writer.isAlive());
            writer.join();
        }
        assertThat(Logs.numbers(directory)).hasSize(6 + 4_000);
    }

    private static void appendMany(FileAuditSink sink) {
        try {
            for (int i = 0; i < 4_000; i++) {
                sink.append(Logs.event(i));
            }
        } catch (AuditException e) {
            throw new IllegalStateException(e);
        }
    }

    private AuditProblem only(Kind kind, long line, long sequence) throws AuditException {
        List<AuditProblem> problems = AuditVerifier.verify(directory).problems();
        assertThat(problems)
                .extracting(AuditProblem::kind, AuditProblem::line, AuditProblem::sequence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, line, sequence));
        return problems.get(0);
    }

    private Path file() throws AuditException {
        return Logs.segment(directory, 0);
    }

    private List<String> lines() throws Exception {
        return new ArrayList<>(Logs.lines(file()));
    }

    private void put(List<String> lines) throws Exception {
        Logs.writeLines(file(), lines);
    }

    private static ChainedRecord parse(String line) throws Exception {
        return RecordLine.parse(line.getBytes(StandardCharsets.UTF_8)).record();
    }
}
