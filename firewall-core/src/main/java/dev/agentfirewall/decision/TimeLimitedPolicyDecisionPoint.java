package dev.agentfirewall.decision;

import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A decision point whose answers must come within a time: for engines that are not bounded themselves. A late answer is a
 * denial, and its thread is interrupted. At most {@code threads} questions are under way; more are denied, not queued.
 *
 * <p>Thread-safe. Close it to end its threads.
 */
public final class TimeLimitedPolicyDecisionPoint implements PolicyDecisionPoint, Vitals, AutoCloseable {
    private final PolicyDecisionPoint delegate;
    private final Duration limit;
    private final ThreadPoolExecutor threads;

    public TimeLimitedPolicyDecisionPoint(PolicyDecisionPoint delegate, Duration limit, int threads) {
        this.delegate = delegate;
        this.limit = limit;
        this.threads = new ThreadPoolExecutor(0, threads, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "policy-decision");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public DecisionResponse decide(AccessRequest request) {
        Future<DecisionResponse> asked;
        try {
            asked = threads.submit(() -> SafeDecision.ask(delegate, request));
        } catch (RejectedExecutionException e) {
            return denied("policy.overloaded");
        }
        try {
            return asked.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return denied("policy.timeout");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return denied("policy.interrupted");
        } catch (ExecutionException e) {
            return denied("policy.failed");
        } finally {
            asked.cancel(true);
        }
    }

    @Override
    public PolicyReference reference() {
        return delegate.reference();
    }

    /** How many questions are under way of how many there may be, and what the engine tells. */
    @Override
    public List<Vital> vitals() {
        List<Vital> own = List.of(
                new Vital(Vital.Kind.POOL_IN_USE, "policy_threads", threads::getActiveCount),
                new Vital(Vital.Kind.POOL_SIZE, "policy_threads", threads::getMaximumPoolSize));
        return Stream.concat(own.stream(), Vitals.of(delegate).stream()).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private DecisionResponse denied(String code) {
        return new DecisionResponse(Decision.indeterminate(code), PolicyReference.of("late"));
    }
}
