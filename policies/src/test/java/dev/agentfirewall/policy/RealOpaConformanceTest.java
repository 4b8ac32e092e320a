package dev.agentfirewall.policy;

import dev.agentfirewall.policy.server.OpaServer;
import dev.agentfirewall.policy.server.OpaServerPolicyDecisionPoint;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The written cases, answered by a real OPA server. */
class RealOpaConformanceTest extends ConformanceContract {
    @SuppressWarnings("NullAway.Init") // set before all tests, or they are skipped
    private RealOpa opa;

    @SuppressWarnings("NullAway.Init")
    private RegoDecisionPoint engine;

    @BeforeAll
    void start() throws Exception {
        opa = RealOpa.serve(Path.of("src", "main", "rego"), "--bundle", ".");
        engine = new OpaServerPolicyDecisionPoint(OpaServer.at(opa.address())
                .connectTimeout(Duration.ofSeconds(10))
                .requestTimeout(Duration.ofSeconds(10))
                .build());
    }

    @AfterAll
    @SuppressWarnings("NullAway") // absent where the tests were skipped
    void stop() {
        if (opa != null) {
            opa.close();
        }
    }

    @Override
    RegoDecisionPoint engine() {
        return engine;
    }
}
