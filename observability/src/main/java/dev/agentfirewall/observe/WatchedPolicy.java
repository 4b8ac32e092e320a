package dev.agentfirewall.observe;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;

/** Policy, watched: what it answers, how fast, and which one is in force. */
final class WatchedPolicy implements PolicyDecisionPoint {
    private final PolicyDecisionPoint policy;
    private final Watch watch;
    private volatile PolicyReference inForce = PolicyReference.of(Names.NONE);

    WatchedPolicy(PolicyDecisionPoint policy, Watch watch) {
        this.policy = policy;
        this.watch = watch;
        watch.quietly(() -> inForce(policy.reference()));
    }

    @Override
    public DecisionResponse decide(AccessRequest request) {
        Step step = watch.begin(() -> watch.spans()
                .part("decide", Keys.CHECKPOINT, request.checkpoint().word()));
        try {
            DecisionResponse response = policy.decide(request);
            watch.quietly(() -> answered(step, response));
            return response;
        } catch (RuntimeException | Error e) {
            watch.quietly(() -> failed(step));
            throw e;
        } finally {
            watch.end(step, Stage.POLICY);
        }
    }

    @Override
    public PolicyReference reference() {
        return policy.reference();
    }

    private void answered(Step step, DecisionResponse response) {
        String doubt = doubt(response.decision());
        String answer = response.decision().fold(permit -> "permit", deny -> "deny");
        watch.meters()
                .count(
                        Metric.POLICY_ANSWERS,
                        watch.names().host(response.policy().engine()),
                        doubt.isEmpty() ? answer : "doubt",
                        doubt.isEmpty() ? Names.NONE : doubt);
        inForce(policy.reference());
        step.tell(Keys.DECISION, answer);
        if (!doubt.isEmpty()) {
            step.failed(doubt);
        }
    }

    private void failed(Step step) {
        watch.meters().count(Metric.POLICY_ANSWERS, Names.OTHER, "doubt", "policy.failed");
        step.failed("policy.failed");
    }

    /** Why the question was not answered; empty where it was. */
    private static String doubt(Decision decision) {
        return decision.fold(
                permit -> "",
                deny -> deny.basis() == Decision.Basis.INDETERMINATE
                        ? deny.reasons().get(0).code()
                        : "");
    }

    private void inForce(PolicyReference now) {
        if (!inForce.equals(now)) {
            change(now);
        }
    }

    private synchronized void change(PolicyReference now) {
        PolicyReference before = inForce;
        if (!before.equals(now)) {
            inForce = now;
            watch.meters().infos().enter(Metric.POLICY_INFO, engine(now), bundle(now));
            watch.meters().infos().leave(Metric.POLICY_INFO, engine(before), bundle(before));
        }
    }

    private String engine(PolicyReference reference) {
        return watch.names().host(reference.engine());
    }

    private static String bundle(PolicyReference reference) {
        return reference.bundle().map(Digest::toString).orElse(Names.NONE);
    }
}
