package dev.agentfirewall.artifact;

/** A manifest that cannot be read: the message says what is wrong and where. */
public final class ManifestException extends Exception {
    private static final long serialVersionUID = 1L;

    ManifestException(String message) {
        super("manifest not read: " + message);
    }
}
