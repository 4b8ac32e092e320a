package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.signing.NoteSigner;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How a log's head is signed: by whom, how often, and where a copy of each signature goes. A checkpoint is signed when enough records or enough
 * time have come since the last one, when a segment is full, and when the log is closed, always after the records were forced to the disk.
 *
 * <p>A head that cannot be signed or written counts as trouble with the log: appends fail until it can.
 *
 * <p>Immutable.
 */
public final class Checkpoints {
    private final List<NoteSigner> signers;
    private final long records;
    private final Duration interval;
    private final Consumer<String> copies;

    private Checkpoints(List<NoteSigner> signers, long records, Duration interval, Consumer<String> copies) {
        if (signers.isEmpty()
                || signers.stream()
                                .map(signer -> signer.key().name())
                                .distinct()
                                .count()
                        != 1) {
            throw new IllegalArgumentException("a log is signed by at least one signer, and all of them by one name");
        }
        if (records < 1 || interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("checkpoints come after at least one record and some time");
        }
        this.signers = List.copyOf(signers);
        this.records = records;
        this.interval = interval;
        this.copies = copies;
    }

    /** Every 1,000 records, and every minute. The signers have one name, the log's; there is more than one while keys change. */
    public static Checkpoints signedBy(NoteSigner... signers) {
        return new Checkpoints(List.of(signers), 1_000, Duration.ofMinutes(1), note -> {});
    }

    /** After so many records, looked at every {@link FileAuditConfig#syncInterval}. */
    public Checkpoints everyRecords(long count) {
        return new Checkpoints(signers, count, interval, copies);
    }

    /** At the latest after so long, when there is something new. */
    public Checkpoints every(Duration time) {
        return new Checkpoints(signers, records, time, copies);
    }

    /**
     * Hands each signed note to {@code keeper}, which keeps it where the log's host cannot write. It is called in the background; what it throws is
     * trouble with the log too.
     */
    public Checkpoints copiedTo(Consumer<String> keeper) {
        return new Checkpoints(signers, records, interval, keeper);
    }

    /** The log's name. */
    public String origin() {
        return signers.get(0).key().name();
    }

    /** Who signs. */
    public List<NoteSigner> signers() {
        return signers;
    }

    /** After how many records. */
    public long records() {
        return records;
    }

    /** After how long at the latest. */
    public Duration interval() {
        return interval;
    }

    /** Who keeps a copy of each. */
    public Consumer<String> copies() {
        return copies;
    }
}
