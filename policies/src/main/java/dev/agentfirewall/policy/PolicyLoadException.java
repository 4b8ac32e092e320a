package dev.agentfirewall.policy;

/**
 * A policy that was not loaded. The message says what was read, what is wrong with it and where, and how to mend it. It is for the
 * host, at start-up or on a reload; a policy that cannot be loaded never turns into a decision.
 */
public final class PolicyLoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PolicyLoadException(String message) {
        super(message);
    }

    public PolicyLoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
