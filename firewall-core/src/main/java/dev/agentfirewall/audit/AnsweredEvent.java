package dev.agentfirewall.audit;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import java.util.Optional;

/**
 * What a person answered to a question about a call, and whether policy lets that person.
 *
 * @param approver who answered
 * @param ticket by which the question is known
 * @param question its digest: the one that the decision names for which it was asked
 * @param tool which tool is to run
 * @param code the rule that asked
 * @param verdict {@code grant}, {@code endorse} or {@code deny}
 * @param response what policy says about the approver
 */
public record AnsweredEvent(
        Subject approver,
        String ticket,
        Digest question,
        String tool,
        String code,
        String verdict,
        DecisionResponse response) {

    Json.ObjBuilder describe(Json.ObjBuilder out) {
        return out.put("subject", AuditWords.subject(approver))
                .put("ticket", ticket)
                .put("asked", AuditWords.digest(question))
                .put("tool", AuditWords.toolName(tool))
                .put("code", code)
                .put("verdict", verdict)
                .put("decision", AuditWords.verdict(response.decision()))
                .put("reasons", AuditWords.reasons(response.decision(), Optional.empty()))
                .put("policy", AuditWords.policy(response.policy()));
    }
}
