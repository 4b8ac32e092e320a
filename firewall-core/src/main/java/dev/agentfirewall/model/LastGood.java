package dev.agentfirewall.model;

import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.VerifiedArtifact;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models that were loaded last, one for each name, to serve where a newer one fails to verify.
 *
 * <p><b>Guarantees</b> that an implementation gives: what it returns was proven in this process, when it was kept or when it was read back.
 * Thread-safe.
 */
public interface LastGood {

    /** The model called {@code name} that was kept last, proven; empty when there is none. */
    Optional<VerifiedArtifact> find(String name) throws ArtifactVerificationException;

    /** Keeps {@code model} in place of the one of its name that was kept before. */
    void keep(VerifiedArtifact model) throws ArtifactVerificationException;

    /** Keeps nothing: a model that fails to verify is not served. */
    static LastGood none() {
        return new LastGood() {
            @Override
            public Optional<VerifiedArtifact> find(String name) {
                return Optional.empty();
            }

            @Override
            public void keep(VerifiedArtifact model) {
                // nothing is kept
            }
        };
    }

    /** Keeps models in this process: for hosts that load again while they run. */
    static LastGood inMemory() {
        Map<String, VerifiedArtifact> kept = new ConcurrentHashMap<>();
        return new LastGood() {
            @Override
            public Optional<VerifiedArtifact> find(String name) {
                return Optional.ofNullable(kept.get(name));
            }

            @Override
            public void keep(VerifiedArtifact model) {
                kept.put(model.manifest().name(), model);
            }
        };
    }

    /**
     * Keeps copies under {@code folder}, for hosts that start again. What is read back is verified against the manifest kept beside it. Whoever
     * can write the folder can put back a model that was kept there before, and nothing else: it must belong to the host alone.
     */
    static LastGood inFolder(Path folder) {
        return new LastGoodFolder(folder);
    }
}
