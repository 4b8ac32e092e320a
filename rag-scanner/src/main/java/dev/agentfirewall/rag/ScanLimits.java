package dev.agentfirewall.rag;

/** How much the rules read of one text. What goes beyond is reported as incomplete, never as clean. */
public final class ScanLimits {
    /** Characters (UTF-16 units) read of a text; the rest is not read. */
    public static final int TEXT = 16 << 20;

    /** Encodings within encodings that are decoded and read. */
    public static final int DEPTH = 3;

    /** Characters read of all decoded texts of one scan together. */
    public static final int DECODED = 8 << 20;

    /**
     * Characters handed to detectors in one scan, besides one for each {@link #LENGTH_PER_EFFORT} of the text. Honest
     * texts come nowhere near; one made of trigger words alone does, and is not worth the time.
     */
    public static final int EFFORT = 1 << 17;

    /** See {@link #EFFORT}. */
    public static final int LENGTH_PER_EFFORT = 2;

    /** Findings in one report. */
    public static final int FINDINGS = 1_000;

    private ScanLimits() {}
}
