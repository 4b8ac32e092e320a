package dev.agentfirewall.audit.file;

import static dev.agentfirewall.audit.file.Pending.ascii;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.files.OwnerFiles;
import dev.agentfirewall.json.CanonicalJson;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The open end of the chain: the segment being written and the hash that the next record is chained to. What a failed write
 * left behind is cut off before the next one. Used by one thread at a time.
 */
final class ChainWriter implements Closeable {
    private final FileAuditConfig config;
    private final LogFile.Opener opener;
    private final LineBuffer buffer = new LineBuffer();
    private Path segment;
    private LogFile file;
    private long size;
    private long nextSequence;
    private byte[] previous;
    private boolean tailSound = true;
    private boolean listed; // the directory's entry for the segment is on the disk

    ChainWriter(FileAuditConfig config, LogFile.Opener opener, LogEnd end) throws IOException {
        this.config = config;
        this.opener = opener;
        this.segment = end.segment();
        this.size = end.size();
        this.nextSequence = end.nextSequence();
        this.previous = ascii(end.previous().hex());
        this.file = Files.exists(segment) ? opener.resume(segment, size) : opener.create(segment);
    }

    /** Writes {@code group} behind the last record, and settles nothing: when this returns, all of it is in the file. */
    void write(List<Pending> group) throws IOException {
        repair();
        if (isFull(group)) {
            rotate();
        }
        list();
        long number = nextSequence;
        byte[] last = previous;
        buffer.clear();
        if (size == 0) {
            last = header().writeTo(buffer, last, number++);
        }
        for (Pending pending : group) {
            last = pending.writeTo(buffer, last, number++);
        }
        tailSound = false;
        file.write(buffer.bytes(), buffer.length());
        if (config.fsync() == FsyncPolicy.EACH) {
            file.sync();
        }
        tailSound = true;
        size += buffer.length();
        nextSequence = number;
        previous = last;
    }

    /** Cuts off what a failed write left, if one did. */
    void repair() throws IOException {
        if (!tailSound) {
            file.truncate(size);
            tailSound = true;
        }
    }

    /** What there is to be forced to the disk now. */
    Snapshot snapshot() {
        return new Snapshot(segment, file, size, head());
    }

    Path segment() {
        return segment;
    }

    private Optional<AuditReceipt> head() {
        return nextSequence == 1
                ? Optional.empty()
                : Optional.of(new AuditReceipt(
                        nextSequence - 1, new Digest(new String(previous, StandardCharsets.US_ASCII))));
    }

    private boolean isFull(List<Pending> group) {
        long wanted = size;
        for (Pending pending : group) {
            wanted += pending.lineLength();
        }
        return size > 0 && wanted > config.maxSegmentBytes() && !holdsHeaderAlone();
    }

    // A record larger than a segment gets one to itself, not an endless row of empty ones.
    private boolean holdsHeaderAlone() {
        return LogFormat.firstSequence(segment).orElse(0) == nextSequence - 1;
    }

    // The header is written with the first group, so that a segment is either empty or begun properly.
    private void rotate() throws IOException {
        if (config.fsync() != FsyncPolicy.NONE) {
            file.sync();
        }
        Path next = config.directory().resolve(LogFormat.segmentName(nextSequence));
        LogFile opened = opener.create(next);
        LogFile full = file;
        file = opened;
        segment = next;
        size = 0;
        listed = false;
        full.close();
    }

    private void list() throws IOException {
        if (!listed && config.fsync() != FsyncPolicy.NONE) {
            OwnerFiles.sync(config.directory());
            listed = true;
        }
    }

    private Pending header() {
        return Pending.internal(
                CanonicalJson.bytes(LogFormat.header(config.clock().instant())));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * A moment of the log.
     *
     * @param size bytes of {@code segment} that hold the records up to {@code head}
     */
    record Snapshot(Path segment, LogFile file, long size, Optional<AuditReceipt> head) {}
}
