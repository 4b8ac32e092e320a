package dev.agentfirewall.approvals;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.ApprovalFacts;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Environment;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.SafeDecision;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;

/** Asks policy whether a person may give an answer: at the checkpoint {@code approval}, on the facts that the question was asked on. */
final class ApproverRights {
    private final PolicyDecisionPoint policy;
    private final Clock clock;
    private final String deployment;

    ApproverRights(PolicyDecisionPoint policy, Clock clock, String deployment) {
        this.policy = policy;
        this.clock = clock;
        this.deployment = deployment;
    }

    /** Whether {@code approver} may say {@code verdict} to a question for which {@code agreed} agreed. Never throws. */
    DecisionResponse decide(Question question, Shown shown, List<String> agreed, Subject approver, Verdict verdict) {
        AccessRequest request;
        try {
            request = AccessRequest.answering(
                    approver,
                    facts(question, shown, agreed, verdict),
                    Digest.parse(question.conversation()),
                    new Environment(clock.instant(), deployment, Mode.ENFORCE));
        } catch (RuntimeException e) { // its message may quote the call
            return new DecisionResponse(Decision.indeterminate("approvals.malformed"), policy.reference());
        }
        return unconditional(SafeDecision.ask(policy, request));
    }

    // There is nobody to ask for leave to approve.
    private static DecisionResponse unconditional(DecisionResponse response) {
        Decision decision = response.decision()
                .fold(
                        permit -> permit.obligations().isEmpty()
                                ? permit
                                : Decision.deny(
                                        Decision.Basis.OBLIGATION_UNMET,
                                        permit.obligations().get(0).code()),
                        deny -> deny);
        return new DecisionResponse(decision, response.policy());
    }

    private static ApprovalFacts facts(Question question, Shown shown, List<String> agreed, Verdict verdict) {
        Json.Obj asked = Fields.object(shown.request(), "subject");
        Subject requester =
                new Subject(question.requester(), new HashSet<>(Fields.texts(asked, "roles")), question.tenant());
        return new ApprovalFacts(
                question.digest(),
                requester,
                question.code(),
                question.by(),
                question.approvers(),
                agreed,
                verdict.word(),
                Fields.object(shown.request(), "action"));
    }
}
