package dev.agentfirewall.recording;

/** Evidence could not be kept: the message says where and how to mend it, never what was to be kept. */
public final class EvidenceException extends Exception {
    private static final long serialVersionUID = 1L;

    public EvidenceException(String message) {
        super(message);
    }

    public EvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
