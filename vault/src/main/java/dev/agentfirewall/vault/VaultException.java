package dev.agentfirewall.vault;

/** A vault could not be opened, written or read: the message says what, where and how to mend it, never what a record holds or a key is. */
public final class VaultException extends Exception {
    private static final long serialVersionUID = 1L;

    public VaultException(String message) {
        super(message);
    }

    public VaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
