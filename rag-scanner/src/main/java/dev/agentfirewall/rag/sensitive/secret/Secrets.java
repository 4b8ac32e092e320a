package dev.agentfirewall.rag.sensitive.secret;

import dev.agentfirewall.rag.sensitive.text.SensitiveDetector;
import java.util.List;

/** Every detector of secrets. */
public final class Secrets {
    private Secrets() {}

    public static List<SensitiveDetector> detectors() {
        return List.of(new TokenFormats(), new PrivateKeys(), new Passwords(), new NamedSecrets());
    }
}
