package dev.agentfirewall.audit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fails makes appends throw; when it is back they go on, and the chain with them. */
class FailingDiskTest {
    @TempDir
    private Path directory;

    private final FaultyDisk disk = new FaultyDisk();

    // Opened before each test, which is later than NullAway looks.
    @SuppressWarnings("NullAway.Init")
    private FileAuditSink sink;

    @BeforeEach
    void open() throws AuditException {
        sink = FileAuditSink.open(Logs.config(directory).withMaxSegmentBytes(4000), disk);
        sink.append(Logs.event(0));
    }

    @AfterEach
    void close() throws AuditException {
        sink.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 100, 200})
    void append_diskFullInTheMiddleOfALine_throwsAndGoesOnOnceThereIsRoom(long room) throws Exception {
        disk.room.set(room);
        assertRefused("No space left on device");
        disk.room.set(Long.MAX_VALUE);
        sink.append(Logs.event(2));

        assertSound(0, 2);
    }

    @Test
    void append_diskFullAndHalfALineCannotBeCutOff_throwsUntilItCan() throws Exception {
        disk.room.set(100);
        disk.cannotTruncate = true;
        assertRefused("No space left on device");
        disk.room.set(Long.MAX_VALUE);
        assertRefused("Input/output error");
        disk.cannotTruncate = false;
        sink.append(Logs.event(3));

        assertSound(0, 3);
    }

    @Test
    void append_theNextSegmentCannotBeMade_throwsAndGoesOnOnceItCan() throws Exception {
        disk.cannotCreate = true;
        int written = 1;
        try {
            for (; written < 100; written++) {
                sink.append(Logs.event(written));
            }
        } catch (AuditException e) {
            assertThat(e).hasMessageContaining("Read-only file system");
        }
        assertThat(written).isBetween(2, 20);
        disk.cannotCreate = false;
        sink.append(Logs.event(written));

        sink.close();
        assertThat(LogFormat.segments(directory)).hasSize(2);
        assertThat(Logs.numbers(directory)).hasSize(written + 1);
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void append_cannotBeForcedThoughEachMustBe_isTakenBack() throws Exception {
        reopen(Logs.config(directory).withFsync(FsyncPolicy.EACH));
        disk.cannotSync = true;
        assertRefused("Input/output error");
        disk.cannotSync = false;
        sink.append(Logs.event(2));

        assertSound(0, 2);
    }

    @Test
    void append_eachForced_syncsBeforeItReturns() throws Exception {
        reopen(Logs.config(directory).withFsync(FsyncPolicy.EACH));
        int before = disk.syncs.get();
        sink.append(Logs.event(1));

        assertThat(disk.syncs).hasValue(before + 1);
    }

    @Test
    void append_afterTheBackgroundFailedToForce_throwsUntilItSucceeds() throws Exception {
        disk.cannotSync = true;
        reopen(Logs.config(directory).withFsync(FsyncPolicy.GROUP).withSyncInterval(Duration.ofMillis(1)));
        AuditException refused = appendUntilRefused();
        assertThat(refused).hasMessageContaining("Input/output error");
        disk.cannotSync = false;
        AuditReceipt receipt = sink.append(Logs.event(1));

        sink.close();
        assertThat(HeadFile.read(directory)).contains(receipt);
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void append_afterSomebodyDeletedTheFile_throwsUntilItIsBack() throws Exception {
        reopen(Logs.config(directory).withFsync(FsyncPolicy.GROUP).withSyncInterval(Duration.ofMillis(1)));
        sink.append(Logs.event(1));
        Path segment = Logs.segment(directory, 0);
        appendUntilHeadIsNoted();
        Path away = directory.resolve("away");
        Files.move(segment, away);
        AuditException refused = appendUntilRefused();
        assertThat(refused).hasMessageContaining("deleted or moved by somebody else");
        Files.move(away, segment);
        sink.append(Logs.event(2));

        sink.close();
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    @Test
    void close_cannotForce_saysThatTheEndMayBeMissingAndLetsGo() throws Exception {
        disk.cannotSync = true;
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(sink::close)
                .withMessageContaining("may not be on the disk");
        disk.cannotSync = false;

        FileAuditSink.open(Logs.config(directory)).close();
    }

    private AuditException appendUntilRefused() {
        for (; ; ) {
            try {
                sink.append(Logs.event(0));
            } catch (AuditException e) {
                return e;
            }
        }
    }

    private void appendUntilHeadIsNoted() throws Exception {
        AuditReceipt wanted = sink.append(Logs.event(0));
        while (HeadFile.read(directory)
                .filter(noted -> noted.sequence() >= wanted.sequence())
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private void assertRefused(String why) {
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> sink.append(Logs.event(1)))
                .withMessageContaining(why)
                .withMessageContaining("must not act")
                .withMessageNotContaining(Logs.CANARY);
    }

    private void assertSound(Integer... numbers) throws AuditException {
        assertThat(Logs.numbers(directory)).containsExactly(numbers);
        sink.close();
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
    }

    private void reopen(FileAuditConfig config) throws AuditException {
        boolean cannotSync = disk.cannotSync;
        disk.cannotSync = false;
        sink.close();
        disk.cannotSync = cannotSync;
        sink = FileAuditSink.open(config, disk);
    }
}
