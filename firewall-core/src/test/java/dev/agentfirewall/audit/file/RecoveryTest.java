package dev.agentfirewall.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crash left is mended and told; what a hand did stops the log from being added to. */
class RecoveryTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws AuditException {
        Logs.write(Logs.config(directory), 3);
    }

    @Test
    void open_tornAnywhereInItsLastLine_keepsTheOthersAndTheEvidence() throws Exception {
        Files.delete(directory.resolve(LogFormat.HEAD_FILE));
        Path segment = Logs.segment(directory, 0);
        byte[] whole = Files.readAllBytes(segment);
        int last = whole.length - Logs.lines(segment).get(3).length() - 1;
        for (int cut = last + 1; cut < whole.length; cut += 7) {
            Files.write(segment, Arrays.copyOf(whole, cut));
            assertThat(AuditVerifier.verify(directory).problems())
                    .extracting(AuditProblem::kind)
                    .contains(Kind.TORN);

            Logs.write(Logs.config(directory), 1);

            assertThat(Logs.numbers(directory)).containsExactly(0, 1, 0);
            AuditReport report = AuditVerifier.verify(directory);
            assertThat(report.problems()).isEmpty();
            assertThat(report.recoveries()).isEqualTo(1);
            Files.delete(directory.resolve(LogFormat.HEAD_FILE));
        }
        assertThat(tornFiles()).hasSizeGreaterThan(20);
    }

    @Test
    void open_torn_recordsWhatWasMovedWhere() throws Exception {
        Logs.add(Logs.segment(directory, 0), "{\"event\":{\"half");
        Logs.write(Logs.config(directory), 0);

        Json.Obj recovered = last().event();
        Path torn = tornFiles().get(0);
        assertThat(Files.readString(torn)).isEqualTo("{\"event\":{\"half");
        assertThat(recovered.get("kind")).contains(Json.of("recovered"));
        assertThat(recovered.get("torn_bytes")).contains(Json.of(15));
        assertThat(recovered.get("torn_file")).contains(Json.of(String.valueOf(torn.getFileName())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\u0000\u0000\u0000\n", "not a record\nnor this", "{\"event\":{},\"seq\":5}\n"})
    void open_endThatIsNoRecord_isMovedAside(String end) throws Exception {
        Logs.add(Logs.segment(directory, 0), end);
        Logs.write(Logs.config(directory), 1);

        assertThat(Logs.numbers(directory)).containsExactly(0, 1, 2, 0);
        assertThat(Files.readString(tornFiles().get(0))).isEqualTo(end);
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void open_crashedWhileBeginningASegment_beginsItAgain() throws Exception {
        Path begun = directory.resolve(LogFormat.segmentName(5));
        Files.writeString(begun, "");
        Logs.write(Logs.config(directory), 1);
        assertThat(Logs.lines(begun)).hasSize(2);

        Files.writeString(directory.resolve(LogFormat.segmentName(7)), "{\"event\":{\"for");
        Logs.write(Logs.config(directory), 1);

        assertThat(Logs.numbers(directory)).containsExactly(0, 1, 2, 0, 0);
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void open_recordChangedAndRecordsAfterIt_isRefusedAndTouchesNothing() throws Exception {
        edit(1, "\"number\":0", "\"number\":9");

        assertRefused("line 2", "record 2 was changed");
    }

    @Test
    void open_lastRecordChanged_isRefusedForNoCrashWritesAWholeOtherRecord() throws Exception {
        edit(3, "\"number\":2", "\"number\":9");

        assertRefused("line 4", "record 4 was changed");
    }

    @Test
    void open_noRecordInTheMiddle_isRefused() throws Exception {
        edit(1, "{\"event\"", "{\"evemt\"");

        assertRefused("line 2", "records come after it");
    }

    @Test
    void open_recordMissing_isRefused() throws Exception {
        List<String> lines = Logs.lines(Logs.segment(directory, 0));
        lines.remove(2);
        Logs.writeLines(Logs.segment(directory, 0), lines);

        assertRefused("line 3", "record 4 is not chained to record 2");
    }

    @Test
    void open_endCutOff_isRefusedByTheNotedHead() throws Exception {
        List<String> lines = Logs.lines(Logs.segment(directory, 0));
        Logs.writeLines(Logs.segment(directory, 0), lines.subList(0, 2));

        assertRefused("ends at record 2", "notes record 4");
    }

    @Test
    void open_allSegmentsGone_isRefusedByTheNotedHead() throws Exception {
        Files.delete(Logs.segment(directory, 0));

        assertRefused("ends at record 0", "notes record 4");
    }

    @Test
    void open_rewrittenLogOfTheSameLength_isRefusedByTheNotedHead() throws Exception {
        Path other = Files.createDirectory(directory.resolve("other"));
        try (FileAuditSink sink = FileAuditSink.open(Logs.config(other))) {
            for (int i = 0; i < 3; i++) {
                sink.append(Logs.event(7));
            }
        }
        Files.copy(
                Logs.segment(other, 0), Logs.segment(directory, 0), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertRefused("record 4 is not the one that `audit.head` notes", "begin another");
    }

    @Test
    void open_headFileSpoiled_isRefused() throws Exception {
        Files.writeString(directory.resolve(LogFormat.HEAD_FILE), "{}");

        assertRefused("`audit.head` is not as the log writes it", "move that file away");
    }

    @Test
    void open_segmentBeforeTheLastMissingOrCut_isRefused() throws Exception {
        Logs.write(Logs.config(directory).withMaxSegmentBytes(1024), 20);
        Path middle = Logs.segment(directory, 2);
        byte[] bytes = Files.readAllBytes(middle);
        Files.delete(middle);
        assertRefused("not opened", "audit-");

        Files.write(middle, Arrays.copyOf(bytes, bytes.length - 10));
        assertRefused(String.valueOf(middle.getFileName()), "its first or last line is not a sound record");

        Files.write(middle, bytes);
        Logs.write(Logs.config(directory), 1);
    }

    @Test
    void open_oldSegmentsArchived_goesOn() throws Exception {
        Logs.write(Logs.config(directory).withMaxSegmentBytes(1024), 20);
        ChainedRecord lastArchived = archiveFirst();

        Logs.write(Logs.config(directory), 1);

        assertThat(AuditVerifier.verify(directory).problems())
                .extracting(AuditProblem::kind)
                .containsExactly(Kind.DROPPED);
        assertThat(AuditVerifier.in(directory)
                        .startingAfter(lastArchived.receipt())
                        .verify()
                        .problems())
                .isEmpty();
        assertThat(AuditVerifier.in(directory).allowingArchivedStart().verify().problems())
                .isEmpty();
    }

    @Test
    void open_damageInAnOldSegment_isSeenWhereAllIsVerified() throws Exception {
        Logs.write(Logs.config(directory).withMaxSegmentBytes(1024), 20);
        edit(2, "\"number\":1", "\"number\":9");

        Logs.write(Logs.config(directory), 1);
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> FileAuditSink.open(Logs.config(directory).withVerifyAllOnOpen(true)))
                .withMessageContaining("record 3 does not have the hash");
    }

    @Test
    void open_twiceInOneProcess_isRefusedAndDisturbsNothing() throws Exception {
        try (FileAuditSink sink = FileAuditSink.open(Logs.config(directory))) {
            assertThatExceptionOfType(AuditException.class)
                    .isThrownBy(() -> FileAuditSink.open(Logs.config(directory.resolve("."))))
                    .withMessageContaining("this process is writing to it")
                    .withMessageContaining("directory of its own");
            sink.append(Logs.event(3));
        }
        assertThat(Logs.numbers(directory)).containsExactly(0, 1, 2, 3);
    }

    private ChainedRecord archiveFirst() throws Exception {
        Path first = Logs.segment(directory, 0);
        List<String> lines = Logs.lines(first);
        Files.delete(first);
        return RecordLine.parse(lines.get(lines.size() - 1).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .record();
    }

    private void edit(int line, String from, String to) throws Exception {
        Path segment = Logs.segment(directory, 0);
        List<String> lines = Logs.lines(segment);
        assertThat(lines.get(line)).contains(from);
        lines.set(line, lines.get(line).replace(from, to));
        Logs.writeLines(segment, lines);
    }

    private void assertRefused(String... said) throws Exception {
        List<byte[]> before = contents();
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> FileAuditSink.open(Logs.config(directory)))
                .satisfies(e -> assertThat(e.getMessage()).contains(said).doesNotContain(Logs.CANARY));
        assertThat(contents()).usingRecursiveComparison().isEqualTo(before);
    }

    private List<byte[]> contents() throws Exception {
        List<byte[]> contents = new java.util.ArrayList<>();
        for (Path segment : LogFormat.segments(directory)) {
            contents.add(Files.readAllBytes(segment));
        }
        return contents;
    }

    private ChainedRecord last() throws AuditException {
        List<ChainedRecord> records = Logs.read(directory);
        return records.get(records.size() - 1);
    }

    private List<Path> tornFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".torn"))
                    .sorted()
                    .toList();
        }
    }
}
