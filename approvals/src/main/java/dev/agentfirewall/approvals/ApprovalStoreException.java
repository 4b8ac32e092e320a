package dev.agentfirewall.approvals;

/** A store could not be read or written, or takes no more: the message says where, what and how to mend it, never what a ticket holds. */
public final class ApprovalStoreException extends Exception {
    private static final long serialVersionUID = 1L;

    public ApprovalStoreException(String message) {
        super(message);
    }

    public ApprovalStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
