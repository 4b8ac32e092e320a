package dev.agentfirewall.postgres.fire;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Reason;
import java.util.List;
import java.util.Optional;

/** Every call needs an approval, a payment two. */
final class FirePolicy implements PolicyDecisionPoint {
    private static final PolicyReference REFERENCE =
            new PolicyReference("drill", Optional.of(Digest.of("every call needs an approval")));

    @Override
    public DecisionResponse decide(AccessRequest request) {
        List<Obligation> obligations =
                request.checkpoint() == Checkpoint.TOOL_CALL ? List.of(approval(request)) : List.of();
        return new DecisionResponse(
                new Decision.Permit(List.of(Reason.of("drill.permit")), obligations, List.of()), REFERENCE);
    }

    private static Obligation approval(AccessRequest request) {
        boolean payment = request.action()
                .filter(action -> action.tool().equals(FireCall.PAY))
                .isPresent();
        return new Obligation.Approval("drill.approval", "owner", payment ? 2 : 1, Optional.empty());
    }

    @Override
    public PolicyReference reference() {
        return REFERENCE;
    }
}
