package dev.agentfirewall.policy;

/**
 * How large a bundle may be before it is refused unread.
 *
 * @param maxPackedBytes the archive as it lies on the disk
 * @param maxUnpackedBytes all of its files together, so that a small archive cannot swell
 * @param maxFiles files in the archive
 */
public record BundleLimits(int maxPackedBytes, int maxUnpackedBytes, int maxFiles) {

    /** 16 MiB packed, 64 MiB unpacked, 4,000 files. */
    public static final BundleLimits DEFAULT = new BundleLimits(16 << 20, 64 << 20, 4_000);

    public BundleLimits {
        if (maxPackedBytes < 1 || maxUnpackedBytes < 1 || maxFiles < 1) {
            throw new IllegalArgumentException("every limit is at least 1");
        }
    }
}
