package dev.agentfirewall.decision;

import dev.agentfirewall.artifact.Digest;
import java.util.Optional;

/**
 * Which policy answered.
 *
 * @param engine the kind of engine, such as {@code plan} or {@code opa-server}
 * @param bundle the digest of rules and data, where the engine knows it
 */
public record PolicyReference(String engine, Optional<Digest> bundle) {
    public static PolicyReference of(String engine) {
        return new PolicyReference(engine, Optional.empty());
    }
}
