package dev.agentfirewall.policy.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Stops asking a server that has stopped answering, so that each call does not wait for its timeout: after a number of failures in a
 * row nobody is let through for a while, then one at a time to see whether the server is back. Who is not let through is denied at
 * once.
 *
 * <p>Thread-safe.
 */
final class CircuitBreaker {
    private final int threshold;
    private final Duration pause;
    private final InstantSource clock;

    private int failures;
    private Instant closedUntil = Instant.MIN;

    CircuitBreaker(int threshold, Duration pause, InstantSource clock) {
        this.threshold = threshold;
        this.pause = pause;
        this.clock = clock;
    }

    /** Whether the server may be asked now. Whoever is told so reports back by {@link #succeeded} or {@link #failed}. */
    synchronized boolean tryPass() {
        if (failures < threshold) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(closedUntil)) {
            return false;
        }
        closedUntil = now.plus(pause); // the one who probes; the others wait another pause for what it finds
        return true;
    }

    /** Whether the server is taken to answer. */
    synchronized boolean isClosed() {
        return failures < threshold;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        if (++failures >= threshold) {
            failures = threshold;
            closedUntil = clock.instant().plus(pause);
        }
    }
}
