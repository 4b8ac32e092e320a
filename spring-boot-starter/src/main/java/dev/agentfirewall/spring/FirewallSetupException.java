package dev.agentfirewall.spring;

import java.util.Objects;

/** The firewall cannot stand as the application is set up, so the application does not start: what is wrong, and how to mend it. */
public final class FirewallSetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public FirewallSetupException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public FirewallSetupException(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    /** What another part said was wrong. */
    static FirewallSetupException because(Exception cause, String remedy) {
        return new FirewallSetupException(
                Objects.toString(cause.getMessage(), cause.getClass().getSimpleName()), remedy, cause);
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
