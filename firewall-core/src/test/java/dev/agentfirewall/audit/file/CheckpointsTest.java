package dev.agentfirewall.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.agentfirewall.artifact.signing.SignedNote;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.LogCheckpoint;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a log's signed heads show, and when they are signed. */
class CheckpointsTest {
    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    private final Signing signing = CheckpointsProperties.signing();

    @Test
    void close_signsTheHead_soThatAllOfTheLogIsAttested() throws Exception {
        AuditReceipt head = Logs.write(config(), 6);

        AuditReport report = verify(signing.key());

        assertThat(report.problems()).isEmpty();
        Attestation attested = report.attestation().orElseThrow();
        assertThat(attested.checkpoint())
                .isEqualTo(new LogCheckpoint(Signing.ORIGIN, head, Instant.parse("2026-11-22T10:00:00Z")));
        assertThat(attested.signer()).isEqualTo(signing.signer().key());
        assertThat(report.unattested()).isZero();
    }

    @Test
    void append_enoughRecords_signsThemWhileTheLogIsOpen() throws Exception {
        Queue<String> copies = new ConcurrentLinkedQueue<>();
        FileAuditConfig config = Logs.config(directory)
                .withSyncInterval(Duration.ofMillis(5))
                .withCheckpoints(Checkpoints.signedBy(signing.signer())
                        .everyRecords(3)
                        .every(Duration.ofHours(1))
                        .copiedTo(copies::add));
        try (FileAuditSink sink = FileAuditSink.open(config)) {
            for (int i = 0; copies.isEmpty() && i < 100_000; i++) {
                sink.append(Logs.event(i));
                Thread.onSpinWait();
            }
            LogCheckpoint signed =
                    LogCheckpoint.parse(SignedNote.parse(copies.remove()).text());

            AuditReport report = verify(signing.key());

            assertThat(signed.head().sequence()).isGreaterThanOrEqualTo(3);
            assertThat(report.problems()).extracting(AuditProblem::kind).doesNotContain(Kind.FORGED, Kind.CHANGED);
            assertThat(report.attestation().orElseThrow().checkpoint().head().sequence())
                    .isGreaterThanOrEqualTo(signed.head().sequence());
        }
    }

    @Test
    void append_timeHasPassed_signsWhatIsNewAndNothingTwice() throws Exception {
        Queue<String> copies = new ConcurrentLinkedQueue<>();
        FileAuditConfig config = Logs.config(directory)
                .withSyncInterval(Duration.ofMillis(2))
                .withFsync(FsyncPolicy.NONE)
                .withCheckpoints(Checkpoints.signedBy(signing.signer())
                        .every(Duration.ofMillis(1))
                        .copiedTo(copies::add));
        try (FileAuditSink sink = FileAuditSink.open(config)) {
            sink.append(Logs.event(1));
            await(() -> copies.size() == 1);
            sink.append(Logs.event(2));
            await(() -> copies.size() == 2);
        }
        assertThat(copies).hasSize(2); // closing found nothing new
        assertThat(verify(signing.key()).attestation().orElseThrow().checkpoints())
                .isEqualTo(2);
    }

    @Test
    void verify_endCutBelowTheLastCheckpoint_isTruncated() throws Exception {
        AuditReceipt head = Logs.write(config(), 6);
        Path segment = Logs.segment(directory, 0);
        Logs.writeLines(segment, Logs.lines(segment).subList(0, 4));
        Files.delete(directory.resolve(LogFormat.HEAD_FILE));

        AuditReport report = verify(signing.key());

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Kind.TRUNCATED);
            assertThat(problem.what()).contains("signed at 2026-11-22T10:00:00Z", "record " + head.sequence());
        });
        assertThat(report.attestation()).isEmpty();
    }

    @Test
    void verify_endCutBehindTheLastCheckpoint_isNotSeenButSaidToBeNotAttested() throws Exception {
        Logs.write(config(), 6);
        Logs.write(Logs.config(directory), 3); // nobody signs these

        AuditReport report = verify(signing.key());

        assertThat(report.sound()).isTrue();
        assertThat(report.unattested()).isEqualTo(3);
    }

    @Test
    void verify_wholeLogWrittenAnew_isForged() throws Exception {
        Logs.write(config(), 6);
        Path signed = CheckpointFile.of(Logs.segment(directory, 0));
        Path other = Files.createDirectory(elsewhere.resolve("other"));
        Logs.write(Logs.config(other).withClock(Clock.systemUTC()), 6);
        replaceLog(other);

        assertThat(signed).exists();
        assertThat(verify(signing.key()).problems())
                .extracting(AuditProblem::kind)
                .containsExactly(Kind.FORGED);
    }

    @Test
    void verify_logAndCheckpointsOfAnotherKey_isUnattested() throws Exception {
        Logs.write(config(), 6);

        AuditReport report = verify(Signing.make().key());

        assertThat(report.problems()).extracting(AuditProblem::kind).containsOnly(Kind.UNATTESTED);
        assertThat(report.attestation()).isEmpty();
    }

    @Test
    void verify_checkpointsDeleted_isUnattested() throws Exception {
        Logs.write(config(), 6);
        Files.delete(CheckpointFile.of(Logs.segment(directory, 0)));

        assertThat(verify(signing.key()).problems())
                .extracting(AuditProblem::kind)
                .containsExactly(Kind.UNATTESTED);
    }

    @Test
    void verify_anotherLogOfTheSameSigner_showsByItsOrigin() throws Exception {
        Logs.write(config(), 6);

        AuditReport report = AuditVerifier.in(directory)
                .signedBy(List.of(signing.key()))
                .from("acme.example/us-prod/audit")
                .verify();

        assertThat(report.problems()).extracting(AuditProblem::kind).containsExactly(Kind.FORGED, Kind.UNATTESTED);
    }

    @Test
    void verify_putBackToAnEarlierState_showsAgainstACheckpointKeptElsewhere() throws Exception {
        Logs.write(config(), 3);
        Path earlier = elsewhere.resolve("earlier");
        copy(directory, Files.createDirectory(earlier));
        Logs.write(config(), 3);
        String kept = CheckpointFile.last(CheckpointFile.of(Logs.segment(directory, 0)))
                .orElseThrow();

        AuditVerifier verifier = AuditVerifier.in(earlier).signedBy(List.of(signing.key()));

        assertThat(verifier.verify().sound()).isTrue();
        assertThat(verifier.honouring(kept).verify().problems())
                .extracting(AuditProblem::kind)
                .containsExactly(Kind.TRUNCATED);
        assertThat(AuditVerifier.in(directory)
                        .signedBy(List.of(signing.key()))
                        .honouring(kept)
                        .verify()
                        .sound())
                .isTrue();
    }

    @Test
    void open_logPutBackBelowItsLastCheckpoint_isRefused() throws Exception {
        Logs.write(config(), 6);
        Path segment = Logs.segment(directory, 0);
        Logs.writeLines(segment, Logs.lines(segment).subList(0, 4));
        Files.delete(directory.resolve(LogFormat.HEAD_FILE));

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> FileAuditSink.open(config()))
                .withMessageContaining("a checkpoint was signed of record 7");
    }

    @Test
    void open_byAnotherName_isRefused() throws Exception {
        Logs.write(config(), 1);
        Checkpoints other = Checkpoints.signedBy(Signing.make("other").signer());

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> FileAuditSink.open(Logs.config(directory).withCheckpoints(other)))
                .withMessageContaining("its checkpoints are of `" + Signing.ORIGIN + "`");
    }

    @Test
    void verify_keysChanged_wantsTheOldOneAndTheNewOne() throws Exception {
        Logs.write(config(), 3);
        Signing fresh = Signing.make();
        Logs.write(Logs.config(directory).withCheckpoints(Checkpoints.signedBy(fresh.signer())), 3);

        assertThat(verify(signing.key(), fresh.key()).sound()).isTrue();
        assertThat(verify(signing.key(), fresh.key()).unattested()).isZero();
        assertThat(verify(fresh.key()).problems())
                .extracting(AuditProblem::kind)
                .containsExactly(Kind.UNATTESTED);
    }

    @Test
    void verify_signedByBothWhileKeysChange_isAttestedToWhoeverHasEither() throws Exception {
        Signing fresh = Signing.make();
        Logs.write(Logs.config(directory).withCheckpoints(Checkpoints.signedBy(signing.signer(), fresh.signer())), 3);

        assertThat(verify(signing.key()).sound()).isTrue();
        assertThat(verify(fresh.key()).sound()).isTrue();
    }

    @Test
    void open_checkpointCutOffByACrash_goesOnAndMendsIt() throws Exception {
        Logs.write(config(), 3);
        Path file = CheckpointFile.of(Logs.segment(directory, 0));
        Files.writeString(file, "acme.example/eu-prod/audit\n12", StandardOpenOption.APPEND);
        assertThat(verify(signing.key()).problems())
                .extracting(AuditProblem::kind)
                .containsExactly(Kind.TORN);

        Logs.write(config(), 3);

        assertThat(verify(signing.key()).problems()).isEmpty();
    }

    @Test
    void append_copiesCannotBeKept_failsUntilTheyCan() throws Exception {
        AtomicBoolean down = new AtomicBoolean(true);
        FileAuditConfig config = Logs.config(directory)
                .withSyncInterval(Duration.ofMillis(2))
                .withCheckpoints(
                        Checkpoints.signedBy(signing.signer()).everyRecords(1).copiedTo(note -> {
                            if (down.get()) {
                                throw new IllegalStateException("no route");
                            }
                        }));
        try (FileAuditSink sink = FileAuditSink.open(config)) {
            await(() -> !appended(sink));
            down.set(false);
            await(() -> appended(sink));
        }
        assertThat(verify(signing.key()).sound()).isTrue();
    }

    @Test
    void verify_segmentsRotatedAndTheOldestArchived_restIsAttested() throws Exception {
        FileAuditConfig config = config().withMaxSegmentBytes(1200);
        Logs.write(config, 6);
        Logs.write(config, 6);
        List<Path> segments = LogFormat.segments(directory);
        assertThat(segments).hasSizeGreaterThan(2);
        Files.delete(segments.get(0));
        Files.deleteIfExists(CheckpointFile.of(segments.get(0)));

        AuditReport report = AuditVerifier.in(directory)
                .signedBy(List.of(signing.key()))
                .allowingArchivedStart()
                .verify();

        assertThat(report.problems()).isEmpty();
        assertThat(report.unattested()).isZero();
    }

    @Test
    void signedBy_signersOfTwoNames_isRefused() throws Exception {
        Signing other = Signing.make("other");

        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoints.signedBy(signing.signer(), other.signer()));
    }

    private static boolean appended(FileAuditSink sink) {
        try {
            sink.append(Logs.event(1));
            return true;
        } catch (AuditException e) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private FileAuditConfig config() {
        return Logs.config(directory).withCheckpoints(Checkpoints.signedBy(signing.signer()));
    }

    private AuditReport verify(PublicKey... keys) throws AuditException {
        return AuditVerifier.in(directory).signedBy(List.of(keys)).verify();
    }

    private void replaceLog(Path other) throws IOException {
        for (Path file : files(other)) {
            Files.copy(
                    file, directory.resolve(String.valueOf(file.getFileName())), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
