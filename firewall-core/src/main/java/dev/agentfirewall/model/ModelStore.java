package dev.agentfirewall.model;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.ManifestVerifier;
import dev.agentfirewall.artifact.VerifiedArtifact;
import dev.agentfirewall.artifact.signing.SignedModel;
import java.util.Optional;

/**
 * Where models come from: proven against their manifest, permitted by policy at {@code artifact_load}, recorded, and only then handed out. The
 * bytes handed out are those that were hashed.
 *
 * <p>A model that fails to verify is never used. The last good one of its name may serve in its place where policy permits that too;
 * it is asked with {@code last_good: true} and names both digests. Else nothing loads.
 *
 * <pre>{@code
 * ModelStore models = ModelStore.builder()
 *         .policy(policy).audit(sink).subject(Subject.of("mail-service", "service")).build();
 * VerifiedArtifact guard = models.load(ArtifactSource.directory(folder), manifest);
 * }</pre>
 *
 * <p>Give {@link VerifiedArtifact#identity()} to whatever serves requests with the model: every record of a request that it serves
 * then holds its digest. Thread-safe.
 */
public final class ModelStore {
    private final LoadGate gate;
    private final LastGood lastGood;

    ModelStore(LoadGate gate, LastGood lastGood) {
        this.gate = gate;
        this.lastGood = lastGood;
    }

    /** Starts a store. */
    public static ModelStoreBuilder builder() {
        return new ModelStoreBuilder();
    }

    /**
     * Loads the pinned model.
     *
     * @return the model of {@code manifest}, or the last good one of its name: {@link VerifiedArtifact#digest} tells which
     * @throws ArtifactVerificationException when neither may be used; for a model that fails to verify, what is wrong with it
     */
    public VerifiedArtifact load(ArtifactSource files, Manifest manifest) throws ArtifactVerificationException {
        return load(manifest.name(), manifest.digest(), () -> ManifestVerifier.load(files, manifest));
    }

    /**
     * Loads a signed model.
     *
     * @return the signed model, or the last good one of its name: {@link VerifiedArtifact#digest} tells which
     * @throws ArtifactVerificationException when neither may be used; for a model that fails to verify, what is wrong with it
     */
    public VerifiedArtifact load(ArtifactSource files, SignedModel signed) throws ArtifactVerificationException {
        Manifest manifest = signed.manifest(files);
        return load(manifest.name(), manifest.digest(), () -> signed.load(files));
    }

    /** Proves a model. */
    private interface Proof {
        VerifiedArtifact get() throws ArtifactVerificationException;
    }

    private VerifiedArtifact load(String name, Digest expected, Proof proof) throws ArtifactVerificationException {
        VerifiedArtifact model;
        try {
            model = proof.get();
        } catch (ArtifactVerificationException mismatch) {
            return lastGood(name, expected, mismatch);
        }
        gate.pass(model.manifest(), expected);
        lastGood.keep(model);
        return model;
    }

    private VerifiedArtifact lastGood(String name, Digest expected, ArtifactVerificationException mismatch)
            throws ArtifactVerificationException {
        try {
            Optional<VerifiedArtifact> kept = lastGood.find(name);
            if (kept.isPresent()) {
                gate.pass(kept.get().manifest(), expected);
                return kept.get();
            }
            gate.failed(name, expected);
        } catch (ArtifactVerificationException e) {
            mismatch.addSuppressed(e);
        }
        throw mismatch;
    }
}
