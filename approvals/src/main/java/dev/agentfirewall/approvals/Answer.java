package dev.agentfirewall.approvals;

import java.time.Instant;

/**
 * What one person said, and when the store learned it.
 *
 * @param by the host's name for the person
 * @param verdict what
 * @param at when, by the store's clock
 */
public record Answer(String by, Verdict verdict, Instant at) {
    /** Longer names are refused. */
    public static final int LONGEST_NAME = 256;

    public Answer {
        if (by.isBlank() || by.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "an answer names who gave it, in at most " + LONGEST_NAME + " characters");
        }
    }
}
