package dev.agentfirewall.policy.plan.builtin;

/** What an evaluation may still spend. A built-in that makes or reads much says so before it does. */
public interface Budget {
    /**
     * Spends {@code steps}: about one for each value, or for each 16 characters, that is read or made.
     *
     * @throws RuntimeException the evaluation's own, when nothing is left; it is not to be caught
     */
    void spend(long steps);
}
