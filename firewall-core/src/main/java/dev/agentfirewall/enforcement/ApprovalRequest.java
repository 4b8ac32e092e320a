package dev.agentfirewall.enforcement;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.List;

/**
 * What a person is asked to agree to: exactly this call. {@link #digest} binds the answer to subject, tool, canonical
 * arguments, policy and the findings shown.
 *
 * @param subject for whom the call is made
 * @param call what will run
 * @param asked who may agree, and the rule that asks
 * @param response the permit under which it is asked
 * @param findings what was found in the arguments, shown to the approver
 */
public record ApprovalRequest(
        Subject subject, ToolCall call, Obligation.Approval asked, DecisionResponse response, List<String> findings) {
    public ApprovalRequest {
        findings = List.copyOf(findings);
    }

    /** The name of this request; an answer must carry it. */
    public Digest digest() {
        return Digest.of(CanonicalJson.bytes(Json.object()
                .put("subject", subject.id())
                .put("tenant", subject.tenant().map(Json::of).orElse(Json.NULL))
                .put("tool", call.tool().name())
                .put("server", call.tool().server().map(Json::of).orElse(Json.NULL))
                .put("arguments", call.argumentsDigest().toString())
                .put("code", asked.code())
                .put("by", asked.by())
                .put("engine", response.policy().engine())
                .put(
                        "bundle",
                        response.policy()
                                .bundle()
                                .map(d -> Json.of(d.toString()))
                                .orElse(Json.NULL))
                .put("findings", Json.strings(findings))
                .build()));
    }

    /** Tells the tool; arguments are guarded. */
    @Override
    public String toString() {
        return "approval of " + call;
    }
}
