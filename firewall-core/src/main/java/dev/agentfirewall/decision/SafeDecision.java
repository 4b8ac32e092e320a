package dev.agentfirewall.decision;

import org.jspecify.annotations.Nullable;

/** Asks a decision point that may not keep its promise never to throw: whatever goes wrong is a denial. */
public final class SafeDecision {
    private SafeDecision() {}

    public static DecisionResponse ask(PolicyDecisionPoint policy, AccessRequest request) {
        try {
            @Nullable DecisionResponse response = policy.decide(request);
            return response == null ? failed() : response;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return failed(); // its message may quote the request
        }
    }

    private static DecisionResponse failed() {
        return new DecisionResponse(Decision.indeterminate("policy.failed"), PolicyReference.of("failed"));
    }
}
