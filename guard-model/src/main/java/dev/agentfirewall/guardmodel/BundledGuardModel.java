package dev.agentfirewall.guardmodel;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.ManifestException;
import dev.agentfirewall.artifact.ManifestVerifier;
import dev.agentfirewall.artifact.Manifests;
import dev.agentfirewall.artifact.VerifiedArtifact;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.rag.classify.GuardModel;
import dev.agentfirewall.rag.classify.GuardScanner;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The guard model that ships with the library: its files lie beside this class, and their manifest's digest stands in
 * {@code pinned.properties}. Other bytes are not loaded.
 *
 * <pre>{@code
 * GuardScanner scanner = BundledGuardModel.scanner();
 * }</pre>
 *
 * <p>What it was trained on, what it catches and what it misses: {@code MODEL_CARD.md} among its files.
 */
public final class BundledGuardModel {
    private static final String FILES = "dev/agentfirewall/guardmodel/files";
    private static final String MANIFEST = "manifest.json";

    private BundledGuardModel() {}

    /** Rules and guard model as one scanner, with the thresholds that the model ships with. */
    public static GuardScanner scanner() {
        return GuardScanner.of(RagScanner.rules(), load());
    }

    /**
     * The model, verified and ready; takes some tens of megabytes of native memory until it is closed.
     *
     * @throws IllegalStateException when a byte of it is not the pinned one
     */
    public static GuardModel load() {
        return new GuardModel(verified());
    }

    /**
     * The files, each read once and proved.
     *
     * @throws IllegalStateException when a byte of them is not the pinned one
     */
    public static VerifiedArtifact verified() {
        try {
            ArtifactSource files = ArtifactSource.resources(BundledGuardModel.class, FILES, "guard.json");
            return ManifestVerifier.load(files, manifest());
        } catch (ArtifactVerificationException e) {
            throw new IllegalStateException("the guard model is not the pinned one and was not loaded", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the guard model cannot be read", e);
        }
    }

    /** The digest of the manifest that this library was built with. */
    public static Digest pinned() {
        Properties pinned = new Properties();
        try (InputStream in = resource("pinned.properties")) {
            pinned.load(in);
            return Digest.parse(pinned.getProperty("manifest"));
        } catch (IOException e) {
            throw new UncheckedIOException("the guard model's pinned digest cannot be read", e);
        }
    }

    private static Manifest manifest() throws IOException {
        try (InputStream in = resource(MANIFEST)) {
            Manifest manifest = Manifests.parse(in.readAllBytes());
            if (!manifest.digest().equals(pinned())) {
                throw new IllegalStateException("the guard model's manifest is " + manifest.digest() + ", pinned is "
                        + pinned() + ": it was changed and is not loaded");
            }
            return manifest;
        } catch (ManifestException e) {
            throw new IllegalStateException("the guard model's manifest cannot be read", e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = BundledGuardModel.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException("no resource " + name + " beside " + BundledGuardModel.class.getName());
        }
        return in;
    }
}
