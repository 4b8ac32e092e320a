package dev.agentfirewall.policy;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.server.OpaServer;
import dev.agentfirewall.policy.server.OpaServerPolicyDecisionPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract, kept by the client and a real OPA server together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealOpaServerTest extends PolicyDecisionPointContract {
    private static final String ANSWER = "/v1/data/settings/answer";

    @SuppressWarnings("NullAway.Init") // set before all tests, or they are skipped
    private RealOpa opa;

    @BeforeAll
    void start() throws Exception {
        opa = RealOpa.serve(Path.of("src", "test", "resources", "bundles"), "echo");
    }

    @AfterAll
    @SuppressWarnings("NullAway") // absent where the tests were skipped
    void stop() {
        if (opa != null) {
            opa.close();
        }
    }

    @Override
    RegoDecisionPoint answering(Optional<Json> answer) throws Exception {
        opa.put(ANSWER, "null");
        if (answer.isPresent()) {
            opa.put(ANSWER, CanonicalJson.write(answer.get()));
        } else {
            opa.delete(ANSWER);
        }
        return new OpaServerPolicyDecisionPoint(OpaServer.at(opa.address())
                .connectTimeout(Duration.ofSeconds(10))
                .requestTimeout(Duration.ofSeconds(10))
                .concurrency(8, Duration.ofSeconds(10))
                .build());
    }
}
