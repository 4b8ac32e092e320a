package dev.agentfirewall.model;

import dev.agentfirewall.artifact.ArtifactVerificationException;

/** A model that is what it should be, and may not be used: policy denied it, or the decision could not be recorded. */
public final class ModelRefusedException extends ArtifactVerificationException {
    private static final long serialVersionUID = 1L;

    private final String code;

    ModelRefusedException(String name, String code) {
        super("model `" + name + "` not loaded: denied with `" + code + "`");
        this.code = code;
    }

    /** Why, as in the audit record. */
    public String code() {
        return code;
    }
}
