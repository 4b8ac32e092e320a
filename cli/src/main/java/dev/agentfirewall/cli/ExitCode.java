package dev.agentfirewall.cli;

/** How a command ended, as other programs read it. Stable. */
public final class ExitCode {
    /** It did what was asked, and found nothing wrong. */
    public static final int DONE = 0;

    /** It did what was asked, and something was found or failed to verify. */
    public static final int FOUND = 1;

    /** It was called wrongly, and did nothing. */
    public static final int WRONG_USE = 2;

    /** A file could not be read; the message names it, and the line. */
    public static final int UNREADABLE = 3;

    private ExitCode() {}
}
