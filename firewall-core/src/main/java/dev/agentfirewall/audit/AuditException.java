package dev.agentfirewall.audit;

/** The audit log could not be opened, written or read: the message says which file, what and how to mend it, never what a record holds. */
public final class AuditException extends Exception {
    private static final long serialVersionUID = 1L;

    public AuditException(String message) {
        super(message);
    }

    public AuditException(String message, Throwable cause) {
        super(message, cause);
    }
}
