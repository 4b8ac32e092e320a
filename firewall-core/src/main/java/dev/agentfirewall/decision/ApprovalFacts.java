package dev.agentfirewall.decision;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import java.util.List;

/**
 * What a person is about to answer, as policy reads it when it is asked whether that person may.
 *
 * @param request the question's name
 * @param requester for whom the call is made
 * @param code the rule that asks for an approval
 * @param by {@code owner}, or the role of those who may agree
 * @param approvers how many different people have to agree
 * @param agreed who has agreed already
 * @param verdict what the person says: {@code grant}, {@code endorse} or {@code deny}
 * @param action the call with its facts, as policy read them when it asked for the approval
 */
public record ApprovalFacts(
        Digest request,
        Subject requester,
        String code,
        String by,
        int approvers,
        List<String> agreed,
        String verdict,
        Json.Obj action) {
    public ApprovalFacts {
        agreed = List.copyOf(agreed);
    }

    Json document() {
        return Json.object()
                .put("request", request.toString())
                .put("requester", requester.document())
                .put("code", code)
                .put("by", by)
                .put("approvers", approvers)
                .put("agreed", Json.strings(agreed))
                .put("verdict", verdict)
                .build();
    }

    /** Tells rule and verdict; the call's values are guarded. */
    @Override
    public String toString() {
        return "answer `" + verdict + "` to `" + code + "`";
    }
}
