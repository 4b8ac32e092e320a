package dev.agentfirewall.policy;

import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.policy.server.OpaServer;
import dev.agentfirewall.policy.server.OpaServerPolicyDecisionPoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The code in {@code docs/engines.md}, compiled. Each stretch between marks must stand in the page as it stands here. */
final class EngineSnippets {
    private EngineSnippets() {}

    static PolicyDecisionPoint defaults() {
        // snippet: defaults
        PolicyDecisionPoint policy = RegoPolicies.defaults();
        // end
        return policy;
    }

    static PolicyDecisionPoint settings() {
        // snippet: settings
        PolicyDecisionPoint policy = RegoPolicies.defaults(Path.of("settings.json"));
        // end
        return policy;
    }

    static PolicyDecisionPoint own() throws IOException {
        // snippet: own
        BundleKey release = BundleKey.fromPem(Files.readString(Path.of("release.pub")), SignatureAlgorithm.ES256);
        PolicyDecisionPoint policy = RegoPolicies.bundle(Path.of("bundle.tar.gz"), BundleTrust.signedBy(release));
        // end
        return policy;
    }

    static ReloadingPolicyDecisionPoint reloading() {
        // snippet: reloading
        BundleTrust trust = BundleTrust.pinnedBy(Path.of("bundle.tar.gz.sha256"));
        ReloadingPolicyDecisionPoint policy =
                RegoPolicies.reloading(Path.of("bundle.tar.gz"), trust, Duration.ofSeconds(10));
        // end
        return policy;
    }

    static PolicyDecisionPoint server() {
        // snippet: server
        OpaServer server = OpaServer.at(URI.create("https://opa.internal:8181"))
                .bearerToken(() -> System.getenv("OPA_TOKEN"))
                .requestTimeout(Duration.ofMillis(800))
                .build();
        PolicyDecisionPoint policy = new OpaServerPolicyDecisionPoint(server);
        // end
        return policy;
    }
}
