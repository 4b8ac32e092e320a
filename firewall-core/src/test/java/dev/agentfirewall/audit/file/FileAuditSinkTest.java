package dev.agentfirewall.audit.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileAuditSinkTest {
    @TempDir
    private Path directory;

    @Test
    void append_aRecord_isInTheFileBeforeItReturns() throws Exception {
        try (FileAuditSink sink = FileAuditSink.open(Logs.config(directory))) {
            AuditReceipt receipt = sink.append(Logs.event(1));

            ChainedRecord last = Logs.read(directory).get(1);
            assertThat(last.receipt()).isEqualTo(receipt);
            assertThat(last.event()).isEqualTo(Logs.event(1));
            assertThat(sink.head()).contains(receipt);
        }
    }

    @Test
    void append_aRecord_writesTheLineThatTheFormatPageShows() throws Exception {
        Logs.write(Logs.config(directory), 1);

        String header =
                "{\"event\":{\"format\":\"agent-firewall-audit/1\",\"kind\":\"segment\",\"time\":\"2026-11-22T10:00:00Z\"}";
        String chained = ",\"prev\":\"sha256:" + "0".repeat(64) + "\",\"seq\":1}";
        assertThat(Logs.lines(Logs.segment(directory, 0)).get(0))
                .isEqualTo(header + ",\"hash\":\"" + Digest.of(header + chained) + "\"" + chained);
    }

    @Test
    void append_textBeyondAscii_isCanonicalAndVerifies() throws Exception {
        Json.Obj event = Json.object().put("b", "ä€😀\u0000\"\\\n").put("a", 1).build();
        try (FileAuditSink sink = FileAuditSink.open(Logs.config(directory))) {
            sink.append(event);
        }

        assertThat(Logs.read(directory).get(1).event()).isEqualTo(event);
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void append_aLoneSurrogate_isWrittenAsAReadableRecord() throws Exception {
        try (FileAuditSink sink = FileAuditSink.open(Logs.config(directory))) {
            sink.append(Json.object().put("text", "\ud800").build());
        }

        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(FsyncPolicy.class)
    void append_fromManyThreads_numbersEachRecordOnceAndKeepsTheChain(FsyncPolicy policy) throws Exception {
        int threads = 8;
        int each = 50;
        List<Long> sequences = new ArrayList<>();
        FileAuditConfig config = Logs.config(directory)
                .withFsync(policy)
                .withSyncInterval(Duration.ofMillis(5))
                .withMaxSegmentBytes(20_000);
        try (FileAuditSink sink = FileAuditSink.open(config)) {
            for (Future<List<Long>> thread : inParallel(threads, () -> appendMany(sink, each))) {
                sequences.addAll(thread.get());
            }
        }

        AuditReport report = AuditVerifier.verify(directory);
        assertThat(report.problems()).isEmpty();
        assertThat(report.records()).isEqualTo(threads * each + report.segments());
        assertThat(sequences).doesNotHaveDuplicates().hasSize(threads * each);
    }

    @Test
    void open_again_goesOnWithTheChain() throws Exception {
        Logs.write(Logs.config(directory), 3);
        Logs.write(Logs.config(directory), 2);

        assertThat(Logs.read(directory)).extracting(ChainedRecord::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void append_clockSetBack_goesOnInOrder() throws Exception {
        Logs.write(Logs.config(directory), 1);
        Clock earlier = Clock.fixed(Instant.parse("1999-12-31T23:59:59Z"), ZoneOffset.UTC);
        Logs.write(Logs.config(directory).withClock(earlier).withMaxSegmentBytes(1024), 10);

        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void append_segmentFull_beginsTheNextWithAHeaderChainedToIt() throws Exception {
        Logs.write(Logs.config(directory).withMaxSegmentBytes(1024), 20);

        List<Path> segments = LogFormat.segments(directory);
        assertThat(segments).hasSizeGreaterThan(3);
        for (Path segment : segments) {
            assertThat(Files.size(segment)).isLessThanOrEqualTo(1024);
            ChainedRecord first = RecordLine.parse(
                            Files.readAllLines(segment).get(0).getBytes(UTF_8))
                    .record();
            assertThat(LogFormat.isHeader(first.event())).isTrue();
            assertThat(String.valueOf(segment.getFileName())).isEqualTo(LogFormat.segmentName(first.sequence()));
        }
        assertThat(Logs.numbers(directory)).isEqualTo(range(20));
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void append_recordLargerThanASegment_getsASegmentOfItsOwn() throws Exception {
        Json.Obj large = Json.object().put("text", "x".repeat(5000)).build();
        try (FileAuditSink sink = FileAuditSink.open(Logs.config(directory).withMaxSegmentBytes(1024))) {
            sink.append(large);
            sink.append(large);
        }

        assertThat(LogFormat.segments(directory)).hasSize(2);
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void append_recordOverTheLimit_isRefusedWithoutQuotingIt() throws Exception {
        try (FileAuditSink sink = FileAuditSink.open(Logs.config(directory).withMaxRecordBytes(200))) {
            assertThatExceptionOfType(AuditException.class)
                    .isThrownBy(() -> sink.append(
                            Json.object().put("text", Logs.CANARY.repeat(10)).build()))
                    .withMessageContaining("over the limit of 200")
                    .withMessageNotContaining(Logs.CANARY);
            sink.append(Logs.event(1));
        }

        assertThat(Logs.numbers(directory)).containsExactly(1);
    }

    @Test
    void append_interruptedThread_isServedAndKeepsItsInterrupt() throws Exception {
        try (FileAuditSink sink = FileAuditSink.open(Logs.config(directory).withFsync(FsyncPolicy.EACH))) {
            Thread.currentThread().interrupt();
            sink.append(Logs.event(1));
            assertThat(Thread.interrupted()).isTrue();
            sink.append(Logs.event(2));
        }

        assertThat(Logs.numbers(directory)).containsExactly(1, 2);
    }

    @Test
    void open_andClose_byAnInterruptedThread_work() throws Exception {
        Thread.currentThread().interrupt();
        try {
            Logs.write(Logs.config(directory).withFsync(FsyncPolicy.GROUP), 1);
            assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void append_closed_throws() throws Exception {
        FileAuditSink sink = FileAuditSink.open(Logs.config(directory));
        sink.append(Logs.event(1));
        sink.close();
        sink.close();

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> sink.append(Logs.event(2)))
                .withMessageContaining("closed");
        assertThat(Logs.numbers(directory)).containsExactly(1);
    }

    @Test
    void close_notesTheHead() throws Exception {
        AuditReceipt head = Logs.write(Logs.config(directory), 3);

        assertThat(HeadFile.read(directory)).contains(head);
        assertThat(AuditVerifier.verify(directory).anchored()).isTrue();
    }

    private static List<Long> appendMany(FileAuditSink sink, int count) throws AuditException {
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sequences.add(sink.append(Logs.event(i)).sequence());
        }
        return sequences;
    }

    private static <T> List<Future<T>> inParallel(int threads, Callable<T> task) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            return pool.invokeAll(java.util.Collections.nCopies(threads, task));
        } finally {
            pool.shutdown();
        }
    }

    private static List<Integer> range(int count) {
        return LongStream.range(0, count).mapToObj(Math::toIntExact).toList();
    }

    @Test
    void config_nonsense_isRefused() {
        FileAuditConfig config = FileAuditConfig.in(directory);

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> config.withMaxSegmentBytes(10));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> config.withMaxRecordBytes(0));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> config.withMaxRecordBytes(1 << 30));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> config.withSyncInterval(Duration.ZERO));
    }

    @Test
    void open_whereAFileIs_saysWhatToDo() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> FileAuditSink.open(FileAuditConfig.in(file)))
                .withMessageContaining(file.toString())
                .withMessageContaining("make it");
    }
}
