package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.ArtifactVerificationException;

/** A signature that proves nothing: malformed, of another kind, by another signer, or about another model. The message says which. */
public final class BundleException extends ArtifactVerificationException {
    private static final long serialVersionUID = 1L;

    BundleException(String message) {
        super("signature refused: " + message);
    }

    BundleException(String message, Throwable cause) {
        super("signature refused: " + message, cause);
    }
}
