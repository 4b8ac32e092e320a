package dev.agentfirewall.artifact;

/** A model that is not the pinned one, or could not be shown to be. Nothing of it may be used. */
public class ArtifactVerificationException extends Exception {
    private static final long serialVersionUID = 1L;

    public ArtifactVerificationException(String message) {
        super(message);
    }

    public ArtifactVerificationException(String message, Throwable cause) {
        super(message, cause);
    }
}
