package dev.agentfirewall.approvals.fire;

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

/** Every call needs an approval, and Olga alone may give it: without Rego, so that a process that was killed is soon back. */
final class FilePolicy implements PolicyDecisionPoint {
    private static final PolicyReference REFERENCE =
            new PolicyReference("drill", Optional.of(Digest.of("every call needs an approval")));

    @Override
    public DecisionResponse decide(AccessRequest request) {
        boolean answer = request.checkpoint() == Checkpoint.APPROVAL;
        if (answer && !request.subject().id().equals("olga")) {
            return new DecisionResponse(Decision.deny(Decision.Basis.RULE, "drill.not_olga"), REFERENCE);
        }
        List<Obligation> obligations = request.checkpoint() == Checkpoint.TOOL_CALL
                ? List.of(new Obligation.Approval("drill.approval", "owner", 1, Optional.empty()))
                : List.of();
        return new DecisionResponse(
                new Decision.Permit(List.of(Reason.of("drill.permit")), obligations, List.of()), REFERENCE);
    }

    @Override
    public PolicyReference reference() {
        return REFERENCE;
    }
}
