package dev.agentfirewall.recording;

/**
 * Takes note of live traffic.
 *
 * <p><b>Guarantees</b> that an implementation gives: it is thread-safe, returns at once, and never throws. What it cannot keep up with it leaves out,
 * and counts; nobody waits for it, and no request fails on its account. What it keeps is redacted before it leaves the process.
 */
@FunctionalInterface
public interface RunRecorder {

    /** A model was shown something, and has answered. */
    void answered(Turn turn);
}
