package dev.agentfirewall.benchmarks;

import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.policy.server.OpaServer;
import dev.agentfirewall.policy.server.OpaServerPolicyDecisionPoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same request and rules as {@link EngineBenchmark}, asked of an OPA server on loopback at {@code -Dopa.address}. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class OpaServerBenchmark {
    private final OpaServerPolicyDecisionPoint policy;
    private final AccessRequest request;

    public OpaServerBenchmark() {
        try {
            Path log = Parts.temporary();
            policy = new OpaServerPolicyDecisionPoint(
                    OpaServer.at(URI.create(System.getProperty("opa.address"))).build());
            request = Parts.request(log);
            Parts.remove(log);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public DecisionResponse opaServer() {
        DecisionResponse response = policy.decide(request);
        if (!(response.decision() instanceof Decision.Permit)) {
            throw new IllegalStateException(
                    "the honest call was not permitted: " + response.decision().reasons());
        }
        return response;
    }
}
