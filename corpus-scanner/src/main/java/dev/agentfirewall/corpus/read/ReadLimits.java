package dev.agentfirewall.corpus.read;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much is read of one document. What goes beyond is reported as incomplete, never as clean.
 *
 * @param bytes of the file, and of each document inside it
 * @param characters of all its texts together, in UTF-16 units
 * @param inflated bytes that the archives in it may inflate to, together
 * @param parts documents inside the document, and inside those
 * @param depth documents within documents
 * @param time for all of it
 */
public record ReadLimits(int bytes, int characters, long inflated, int parts, int depth, Duration time)
        implements Serializable {

    /** 64 MiB, 8 Mi characters, 512 MiB inflated, 1,000 parts 8 deep, one minute. */
    public static final ReadLimits DEFAULT =
            new ReadLimits(64 << 20, 8 << 20, 512L << 20, 1_000, 8, Duration.ofMinutes(1));

    public ReadLimits {
        if (bytes < 1
                || characters < 1
                || inflated < 1
                || parts < 1
                || depth < 1
                || time.isZero()
                || time.isNegative()) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
    }

    /** The same limits with another bound on time. */
    public ReadLimits within(Duration limit) {
        return new ReadLimits(bytes, characters, inflated, parts, depth, limit);
    }
}
