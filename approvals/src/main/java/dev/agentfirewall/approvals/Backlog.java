package dev.agentfirewall.approvals;

import java.time.Instant;
import java.util.Optional;

/**
 * What waits for people.
 *
 * @param open how many questions
 * @param oldest when the oldest of them was asked
 */
public record Backlog(long open, Optional<Instant> oldest) {
    /** Nothing waits. */
    public static final Backlog NONE = new Backlog(0, Optional.empty());
}
