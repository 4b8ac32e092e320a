package dev.agentfirewall.artifact.format.read;

/** How much may be unpacked out of one file, whatever is nested in what. Used by one thread. */
public final class Budget {
    /** The most that is held in memory of one entry: 64 MiB. */
    public static final int ENTRY_BYTES = 64 << 20;

    /** Archives in archives in archives: an honest model needs one or two. */
    public static final int DEPTH = 3;

    private long bytes = 256L << 20;
    private int entries = 100_000;

    /** Takes {@code count} unpacked bytes; false when they are not there to take. */
    public boolean takeBytes(long count) {
        bytes -= count;
        return bytes >= 0;
    }

    /** Takes one entry; false when there were too many. */
    public boolean takeEntry() {
        return --entries >= 0;
    }
}
