package dev.agentfirewall.artifact;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * A model whose every byte is the pinned one, held in memory: proof, and the bytes that were proven. Made only by
 * {@link ManifestVerifier}. What happens to the files afterwards does not matter: they are not read again. Immutable, thread-safe.
 */
public final class VerifiedArtifact {
    private final Manifest manifest;
    private final Digest digest;
    private final Map<String, byte[]> bytes;

    VerifiedArtifact(Manifest manifest, Map<String, byte[]> bytes) {
        this.manifest = manifest;
        this.digest = manifest.digest();
        this.bytes = Map.copyOf(bytes);
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The digest of the canonical manifest, by which the model is known. */
    public Digest digest() {
        return digest;
    }

    /** Name and digest, as requests and records carry them. */
    public ModelIdentity identity() {
        return new ModelIdentity(manifest.name(), Optional.of(digest));
    }

    /**
     * A copy of the file's bytes as they were hashed: what one caller does to it no other sees.
     *
     * @throws IllegalArgumentException when the manifest names no such file
     */
    public byte[] bytes(String path) {
        return held(path).clone();
    }

    /**
     * The file's very bytes, to be read only; takes no more memory.
     *
     * @throws IllegalArgumentException when the manifest names no such file
     */
    public ByteBuffer buffer(String path) {
        return ByteBuffer.wrap(held(path)).asReadOnlyBuffer();
    }

    private byte[] held(String path) {
        byte[] held = bytes.get(path);
        if (held == null) {
            throw new IllegalArgumentException("the manifest of " + ArtifactPath.printable(manifest.name())
                    + " names no file " + ArtifactPath.printable(path));
        }
        return held;
    }

    @Override
    public String toString() {
        return "model " + ArtifactPath.printable(manifest.name()) + " " + digest;
    }
}
