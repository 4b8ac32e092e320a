package dev.agentfirewall.artifact;

import java.util.Objects;

/**
 * One file of a model, pinned.
 *
 * @param path its name, see {@link ArtifactPath}
 * @param sha256 the digest of its bytes
 * @param size how many bytes; not negative
 * @param role what it is for
 */
public record ManifestEntry(String path, Digest sha256, long size, ArtifactRole role) {
    public ManifestEntry {
        ArtifactPath.check(path);
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(role, "role");
        if (size < 0) {
            throw new IllegalArgumentException("size of " + ArtifactPath.printable(path) + " is negative");
        }
    }
}
