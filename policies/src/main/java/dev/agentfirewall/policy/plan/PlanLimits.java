package dev.agentfirewall.policy.plan;

import java.time.Duration;
import java.util.Objects;

/**
 * How much one evaluation may take before it is given up.
 *
 * @param maxSteps statements, and values or 16 characters made or read by built-ins: the measure of both work and memory
 * @param maxTime wall-clock time, looked at every few thousand steps
 * @param maxDepth rules and functions that wait for one another
 * @param maxResultSize values in the result, a string counting one more for each 64 characters
 */
public record PlanLimits(long maxSteps, Duration maxTime, int maxDepth, long maxResultSize) {

    /** For one request: a million steps, a second, 256 deep, 100,000 values of result. */
    public static final PlanLimits DEFAULT = new PlanLimits(1_000_000, Duration.ofSeconds(1), 256, 100_000);

    public PlanLimits {
        Objects.requireNonNull(maxTime, "maxTime");
        if (maxSteps < 1 || maxTime.isNegative() || maxTime.isZero() || maxDepth < 1 || maxResultSize < 1) {
            throw new IllegalArgumentException("every limit of a plan is positive");
        }
    }
}
