package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.ENGINE;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.TimeLimitedPolicyDecisionPoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** An engine that does not keep its promises: any engine, since it is replaced at core's own seam. */
final class EngineFaults {
    private static final List<Door> ANY = List.of(Door.IN_PROCESS, Door.AGENT);

    private static final Decision.Permit PERMIT = new Decision.Permit(List.of(), List.of(), List.of());

    private EngineFaults() {}

    static List<Fault> all() {
        return List.of(
                failing("throws, quoting the request", secret -> new IllegalStateException(secret)),
                failing("overflows the stack", StackOverflowError::new),
                failing("runs out of memory", OutOfMemoryError::new),
                failing("misses a class", NoClassDefFoundError::new),
                failing("fails an assertion", AssertionError::new),
                failing("throws a checked exception unannounced", java.io.IOException::new),
                Fault.at(ENGINE, "answers null", ANY, "refused policy.failed", EngineFaults::answerNull),
                Fault.at(ENGINE, "never answers", ANY, "refused policy.timeout", EngineFaults::hang),
                Fault.at(ENGINE, "has no thread left", ANY, "refused policy.overloaded", EngineFaults::overload));
    }

    private static Fault failing(String name, Function<String, Throwable> thrown) {
        return Fault.at(
                ENGINE,
                name,
                ANY,
                "refused policy.failed",
                stage -> stage.decide(request -> {
                    throw Sneaky.thrown(thrown.apply(stage.canary + request.document()));
                }));
    }

    @SuppressWarnings("NullAway") // an engine that is not null-checked can answer null
    private static void answerNull(Stage stage) {
        stage.decide(request -> null);
    }

    private static void hang(Stage stage) {
        stage.policy.set(limited(stage, 8));
    }

    private static void overload(Stage stage) {
        TimeLimitedPolicyDecisionPoint limited = limited(stage, 1);
        limited.decide(Requests.any());
        stage.policy.set(limited);
    }

    /** An engine that waits for what never comes, however often it is interrupted, given little time. */
    private static TimeLimitedPolicyDecisionPoint limited(Stage stage, int threads) {
        CountDownLatch never = new CountDownLatch(1);
        return new TimeLimitedPolicyDecisionPoint(
                stage.deciding(request -> waitFor(never)), Duration.ofMillis(20), threads);
    }

    private static DecisionResponse waitFor(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return new DecisionResponse(PERMIT, PolicyReference.of("late"));
            } catch (InterruptedException e) {
                // deaf to it: that is the fault
            }
        }
    }
}
