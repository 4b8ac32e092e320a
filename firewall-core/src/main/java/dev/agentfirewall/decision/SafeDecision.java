package dev.agentfirewall.decision;

import org.jspecify.annotations.Nullable;

/** Asks a decision point that may not keep its promise never to throw: whatever goes wrong is a denial. */
public final class SafeDecision {
    private SafeDecision() {}

    public static DecisionResponse ask(PolicyDecisionPoint policy, AccessRequest request) {
        try {
            @Nullable DecisionResponse response = policy.decide(request);
            return response == null ? failed() : response;
        } catch (Throwable e) { // an engine may throw anything, and what it says may quote the request
            return failed();
        }
    }

    private static DecisionResponse failed() {
        return new DecisionResponse(Decision.indeterminate("policy.failed"), PolicyReference.of("failed"));
    }
}
