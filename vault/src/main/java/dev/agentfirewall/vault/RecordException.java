package dev.agentfirewall.vault;

/** A record does not open: it was changed, or stands under another header. */
final class RecordException extends Exception {
    private static final long serialVersionUID = 1L;

    RecordException(String message) {
        super(message);
    }
}
