package dev.agentfirewall.policy.tooling;

/** A policy tool could not do its work. The message says what was tried, what was wrong and how to mend it. */
public final class PolicyToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PolicyToolException(String message) {
        super(message);
    }

    public PolicyToolException(String message, Throwable cause) {
        super(message, cause);
    }
}
