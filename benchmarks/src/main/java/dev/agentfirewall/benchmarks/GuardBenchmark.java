package dev.agentfirewall.benchmarks;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.policy.RegoPolicies;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The whole way of a permitted call whose request to policy is 2 KB: strict reading, facts, the default pack in process,
 * two chained records in the file, and the result judged by the default rules and the default pack.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GuardBenchmark {

    /** One firewall for all threads, as a host has it. */
    @State(Scope.Benchmark)
    public static class Shared {
        private final Path log;
        private final Firewall firewall;

        public Shared() {
            try {
                log = Parts.temporary();
                firewall = Parts.firewall(RegoPolicies.defaults(), log);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @TearDown(Level.Trial)
        public void close() throws Exception {
            firewall.close();
            Parts.remove(log);
        }
    }

    /** A thread's conversations: each makes ten calls, which keeps the request at 2 KB, for it tells the last calls. */
    @State(Scope.Thread)
    public static class Talk {
        private static final int CALLS = 10;
        private static final AtomicInteger CONVERSATIONS = new AtomicInteger();

        private final ProposedCall call = Traffic.call();
        private @Nullable RequestContext context;
        private int made;

        ProposedCall call() {
            return call;
        }

        RequestContext next(Firewall firewall) {
            RequestContext current = context;
            if (current == null) {
                current = Traffic.context(firewall, "first");
            } else if (made++ % CALLS == 0) {
                current = Traffic.renamed(current, "c" + CONVERSATIONS.incrementAndGet());
            }
            context = current;
            return current;
        }
    }

    @Benchmark
    public ToolOutcome guard(Shared shared, Talk talk) {
        ToolOutcome outcome = shared.firewall.guard(talk.next(shared.firewall), talk.call, call -> Traffic.SENT);
        if (!(outcome instanceof ToolOutcome.Completed)) {
            throw new IllegalStateException("the honest call was not permitted: " + outcome);
        }
        return outcome;
    }
}
