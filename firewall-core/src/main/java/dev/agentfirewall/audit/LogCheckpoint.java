package dev.agentfirewall.audit;

import dev.agentfirewall.artifact.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a signature says of a log: up to which record it had come, and by that record's hash all that is before it. Written as the body of a
 * signed note, in the lines of C2SP's checkpoints: whose log, how many records, the last one's hash, and when.
 *
 * @param origin the log's name, which no other log of the same keys has
 * @param head the last record
 * @param time when it was signed
 */
public record LogCheckpoint(String origin, AuditReceipt head, Instant time) {
    private static final String TIME = "time ";

    public LogCheckpoint {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The lines that are signed. */
    public String text() {
        byte[] hash = HexFormat.of().parseHex(head.digest().hex());
        return origin + "\n" + head.sequence() + "\n" + Base64.getEncoder().encodeToString(hash) + "\n" + TIME + time
                + "\n";
    }

    /**
     * Reads what {@link #text} wrote, to the byte.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static LogCheckpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 5 || !lines[3].startsWith(TIME)) {
            throw new IllegalArgumentException("a checkpoint is four lines: origin, records, hash, time");
        }
        try {
            Digest hash =
                    new Digest(HexFormat.of().formatHex(Base64.getDecoder().decode(lines[2])));
            LogCheckpoint read = new LogCheckpoint(
                    lines[0],
                    new AuditReceipt(Long.parseLong(lines[1]), hash),
                    Instant.parse(lines[3].substring(TIME.length())));
            if (read.text().equals(text)) {
                return read;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("a checkpoint's records, hash or time are not what they should be", e);
        }
        throw new IllegalArgumentException("a checkpoint is written in one way, and this is another");
    }

    @Override
    public String toString() {
        return "checkpoint of " + head + " at " + time;
    }
}
