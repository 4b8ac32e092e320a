package dev.agentfirewall.postgres;

import dev.agentfirewall.audit.file.Checkpoints;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which log, and how it is cut. Immutable.
 *
 * @param log its name: 1 to 64 letters, digits, dots, dashes and underscores
 * @param segmentRecords how many records a segment has; old ones are exported and deleted by the segment
 * @param clock for the time in a segment's header and in a checkpoint
 * @param checkpoints how its head is signed, where it is
 */
public record PostgresAuditConfig(String log, long segmentRecords, Clock clock, Optional<Checkpoints> checkpoints) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public PostgresAuditConfig {
        if (!NAME.matcher(log).matches()) {
            throw new IllegalArgumentException("a log's name is 1 to 64 letters, digits, `.`, `-` and `_`");
        }
        if (segmentRecords < 2) {
            throw new IllegalArgumentException("a segment has at least two records, its header and one more");
        }
        Objects.requireNonNull(clock, "clock");
    }

    /** The log of this name, in segments of 100,000 records. */
    public static PostgresAuditConfig named(String log) {
        return new PostgresAuditConfig(log, 100_000, Clock.systemUTC(), Optional.empty());
    }

    public PostgresAuditConfig withSegmentRecords(long records) {
        return new PostgresAuditConfig(log, records, clock, checkpoints);
    }

    public PostgresAuditConfig withClock(Clock time) {
        return new PostgresAuditConfig(log, segmentRecords, time, checkpoints);
    }

    /**
     * Has the log's head signed, in the background and when it is closed. Each signature follows a walk from the last one, so that the database is not taken at its
     * word. The keys are the firewall's: the database never sees them.
     */
    public PostgresAuditConfig withCheckpoints(Checkpoints how) {
        return new PostgresAuditConfig(log, segmentRecords, clock, Optional.of(how));
    }
}
