package dev.agentfirewall.policy;

import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.json.Json;

/**
 * A decision point that reads requests as Rego does, as JSON. Besides live requests it takes the document itself: a case from a file,
 * a request to be explained, one damaged on purpose.
 *
 * <p><b>Guarantees</b> those of {@link PolicyDecisionPoint} for both ways of asking.
 */
public interface RegoDecisionPoint extends PolicyDecisionPoint {

    /** Decides about {@code document}, which is what {@link AccessRequest#document} would be. Never throws. */
    DecisionResponse decide(Json document);

    @Override
    default DecisionResponse decide(AccessRequest request) {
        Json document;
        try {
            document = request.document();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            return new DecisionResponse(Decision.indeterminate("policy.failed"), reference());
        }
        return decide(document);
    }
}
