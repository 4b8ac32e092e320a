package dev.agentfirewall.audit.file;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a log in files is kept.
 *
 * @param directory holds the segments and nothing else; made when missing
 * @param maxSegmentBytes a segment that would grow past this is closed and the next begun
 * @param maxRecordBytes a larger event is refused
 * @param fsync when records are forced to the disk
 * @param syncInterval how often the background looks after the log: forces it, notes its head, sees that its file is still there
 * @param clock dates the log's own records; order comes from sequence numbers, so a clock set back does no harm
 * @param verifyAllOnOpen whether opening verifies every segment; otherwise the last one in full, and how the others join
 * @param checkpoints by whom and how often the log's head is signed; nobody, unless told
 */
public record FileAuditConfig(
        Path directory,
        long maxSegmentBytes,
        int maxRecordBytes,
        FsyncPolicy fsync,
        Duration syncInterval,
        Clock clock,
        boolean verifyAllOnOpen,
        Optional<Checkpoints> checkpoints) {

    /** 64 MiB. */
    public static final long DEFAULT_SEGMENT_BYTES = 64L * 1024 * 1024;

    /** 1 MiB. */
    public static final int DEFAULT_RECORD_BYTES = 1024 * 1024;

    /** 200 milliseconds. */
    public static final Duration DEFAULT_SYNC_INTERVAL = Duration.ofMillis(200);

    public FileAuditConfig {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(fsync, "fsync");
        Objects.requireNonNull(clock, "clock");
        if (maxSegmentBytes < 1024) {
            throw new IllegalArgumentException("a segment holds at least 1024 bytes");
        }
        if (maxRecordBytes < 1 || maxRecordBytes > LogFormat.MAX_EVENT_BYTES) {
            throw new IllegalArgumentException("a record is between 1 and " + LogFormat.MAX_EVENT_BYTES + " bytes");
        }
        if (syncInterval.isNegative() || syncInterval.isZero()) {
            throw new IllegalArgumentException("the sync interval is longer than nothing");
        }
    }

    /** The defaults: {@link FsyncPolicy#GROUP} every 200 ms, segments of 64 MiB, records of 1 MiB at most. */
    public static FileAuditConfig in(Path directory) {
        return new FileAuditConfig(
                directory,
                DEFAULT_SEGMENT_BYTES,
                DEFAULT_RECORD_BYTES,
                FsyncPolicy.GROUP,
                DEFAULT_SYNC_INTERVAL,
                Clock.systemUTC(),
                false,
                Optional.empty());
    }

    public FileAuditConfig withMaxSegmentBytes(long bytes) {
        return new FileAuditConfig(
                directory, bytes, maxRecordBytes, fsync, syncInterval, clock, verifyAllOnOpen, checkpoints);
    }

    public FileAuditConfig withMaxRecordBytes(int bytes) {
        return new FileAuditConfig(
                directory, maxSegmentBytes, bytes, fsync, syncInterval, clock, verifyAllOnOpen, checkpoints);
    }

    public FileAuditConfig withFsync(FsyncPolicy policy) {
        return new FileAuditConfig(
                directory, maxSegmentBytes, maxRecordBytes, policy, syncInterval, clock, verifyAllOnOpen, checkpoints);
    }

    public FileAuditConfig withSyncInterval(Duration interval) {
        return new FileAuditConfig(
                directory, maxSegmentBytes, maxRecordBytes, fsync, interval, clock, verifyAllOnOpen, checkpoints);
    }

    public FileAuditConfig withClock(Clock other) {
        return new FileAuditConfig(
                directory, maxSegmentBytes, maxRecordBytes, fsync, syncInterval, other, verifyAllOnOpen, checkpoints);
    }

    public FileAuditConfig withVerifyAllOnOpen(boolean all) {
        return new FileAuditConfig(
                directory, maxSegmentBytes, maxRecordBytes, fsync, syncInterval, clock, all, checkpoints);
    }

    /** Has the head signed; without this nobody does. */
    public FileAuditConfig withCheckpoints(Checkpoints signing) {
        return new FileAuditConfig(
                directory,
                maxSegmentBytes,
                maxRecordBytes,
                fsync,
                syncInterval,
                clock,
                verifyAllOnOpen,
                Optional.of(signing));
    }
}
