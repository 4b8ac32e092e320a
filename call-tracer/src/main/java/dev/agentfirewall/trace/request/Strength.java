package dev.agentfirewall.trace.request;

/** How plainly something is ordered. */
public enum Strength {
    /** An order in so many words: an imperative, "please", "could you", "it must be sent". */
    PLAIN,
    /** A wish, a plan, a purpose, or words that may be read as an order: enough from a user, nothing from a stranger. */
    LOOSE
}
