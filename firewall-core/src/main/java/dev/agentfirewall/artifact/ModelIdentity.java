package dev.agentfirewall.artifact;

import java.util.Optional;

/**
 * Which model serves a request.
 *
 * @param name as the provider calls it
 * @param artifact the digest of its bytes, where they are ours to see
 */
public record ModelIdentity(String name, Optional<Digest> artifact) {
    public static final ModelIdentity UNKNOWN = new ModelIdentity("unknown", Optional.empty());

    public static ModelIdentity named(String name) {
        return new ModelIdentity(name, Optional.empty());
    }
}
