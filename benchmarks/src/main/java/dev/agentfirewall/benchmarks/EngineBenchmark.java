package dev.agentfirewall.benchmarks;

import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.policy.RegoPolicies;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The in-process engine alone: a request of 2 KB, the default pack, the answer decoded. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class EngineBenchmark {
    private final PolicyDecisionPoint policy;
    private final AccessRequest request;

    public EngineBenchmark() {
        try {
            Path log = Parts.temporary();
            policy = RegoPolicies.defaults();
            request = Parts.request(log);
            Parts.remove(log);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public DecisionResponse inProcess() {
        DecisionResponse response = policy.decide(request);
        if (!(response.decision() instanceof Decision.Permit)) {
            throw new IllegalStateException("the honest call was not permitted");
        }
        return response;
    }
}
