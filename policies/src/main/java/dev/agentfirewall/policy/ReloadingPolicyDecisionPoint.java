package dev.agentfirewall.policy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.plan.PlanLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A policy that can be replaced while it is asked. A new one is read whole, verified and tested beside the old one, and put in force in
 * one step; a request is decided by one policy from beginning to end, and its response names which. What cannot be read, is not
 * trusted or fails its self-test changes nothing: the last good policy stays in force, and a warning, {@link #status} and the listener
 * say so. There is no time without a policy: the first one must be sound, or nothing is constructed.
 *
 * <p>Deciding never throws, never waits for a reload, and is thread-safe. Close it to stop looking for new policies; it goes on deciding.
 *
 * <p><b>Limitations.</b> A signature does not say which of two signed bundles is the newer: who can write the file can put an older signed one
 * back. Pin digests where that matters.
 */
public final class ReloadingPolicyDecisionPoint implements RegoDecisionPoint, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadingPolicyDecisionPoint.class);

    private final PolicySource source;
    private final PolicySelfTest test;
    private final Consumer<PolicyStatus> listener;
    private final InstantSource clock;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "policy-reload");
        thread.setDaemon(true);
        return thread;
    });

    private volatile RegoPolicyDecisionPoint inForce;
    private volatile PolicyStatus status;
    private Digest seen; // guarded by this

    /**
     * Loads the first policy from {@code source}; later ones on {@link #reload}.
     *
     * @param listener told after each attempt to replace the policy; what it throws is ignored
     * @throws PolicyLoadException when the first policy is not sound
     */
    public ReloadingPolicyDecisionPoint(
            PolicySource source, PolicySelfTest test, Consumer<PolicyStatus> listener, InstantSource clock) {
        this.source = source;
        this.test = test;
        this.listener = listener;
        this.clock = clock;
        this.seen = source.fingerprint();
        this.inForce = loaded();
        this.status = new PolicyStatus(inForce.reference(), clock.instant(), Optional.empty());
    }

    /** The usual one: tested by {@link PolicySelfTest#DENIALS}, looking for a new policy every {@code interval}. */
    public static ReloadingPolicyDecisionPoint watching(PolicySource source, Duration interval) {
        ReloadingPolicyDecisionPoint policy =
                new ReloadingPolicyDecisionPoint(source, PolicySelfTest.DENIALS, status -> {}, InstantSource.system());
        policy.watch(interval);
        return policy;
    }

    /** Looks every {@code interval}, on a thread of its own, whether there is a new policy. To be called once. */
    public void watch(Duration interval) {
        long nanos = interval.toNanos();
        var unused = watcher.scheduleWithFixedDelay(this::reloadIfChanged, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public DecisionResponse decide(Json document) {
        return inForce.decide(document);
    }

    @Override
    public PolicyReference reference() {
        return inForce.reference();
    }

    /** How things stand now. */
    public PolicyStatus status() {
        return status;
    }

    /** Replaces the policy by what the source holds now, if that is sound. Never throws: the answer says how things stand. */
    public synchronized PolicyStatus reload() {
        seen = source.fingerprint();
        return attempt();
    }

    private synchronized void reloadIfChanged() {
        Digest now = source.fingerprint();
        if (!now.equals(seen)) {
            seen = now;
            attempt();
        }
    }

    private PolicyStatus attempt() {
        try {
            RegoPolicyDecisionPoint next = loaded();
            inForce = next;
            status = new PolicyStatus(next.reference(), clock.instant(), Optional.empty());
            LOG.info("policy {} is in force", name(next.reference()));
        } catch (PolicyLoadException e) {
            keep(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            keep("policy not loaded: " + e.getClass().getSimpleName());
        }
        tell();
        return status;
    }

    private RegoPolicyDecisionPoint loaded() {
        return RegoPolicyDecisionPoint.of(source.load(), PlanLimits.DEFAULT, test);
    }

    private void keep(String why) {
        PolicyStatus before = status;
        Instant now = clock.instant();
        status = new PolicyStatus(before.inForce(), before.since(), Optional.of(new PolicyStatus.Refused(now, why)));
        LOG.warn("policy {} stays in force: {}", name(before.inForce()), why);
    }

    private void tell() {
        try {
            listener.accept(status);
        } catch (RuntimeException e) {
            LOG.warn("a listener for policy reloads failed: {}", e.getClass().getSimpleName());
        }
    }

    private static String name(PolicyReference policy) {
        return policy.bundle().map(Digest::toString).orElse(policy.engine());
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
