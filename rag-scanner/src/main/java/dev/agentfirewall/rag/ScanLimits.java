package dev.agentfirewall.rag;

/** How much the rules read of one text. What goes beyond is reported as incomplete, never as clean. */
public final class ScanLimits {
    /** Characters (UTF-16 units) read of a text; the rest is not read. */
    public static final int TEXT = 4 << 20;

    /** Encodings within encodings that are decoded and read. */
    public static final int DEPTH = 3;

    /** Characters read of all decoded texts of one scan together. */
    public static final int DECODED = 8 << 20;

    /** Findings in one report. */
    public static final int FINDINGS = 1_000;

    private ScanLimits() {}
}
