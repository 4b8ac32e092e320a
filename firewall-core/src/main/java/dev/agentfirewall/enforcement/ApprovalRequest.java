package dev.agentfirewall.enforcement;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Endorsing;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Origin;
import java.util.List;
import java.util.Optional;

/**
 * What a person is asked to agree to: exactly this call, or all that one source says where {@link #source} offers it. {@link #digest} binds
 * the answer to subject, tool, canonical arguments, policy, the findings shown and the terms offered.
 *
 * @param subject for whom the call is made
 * @param call what will run
 * @param asked who may agree, and the rule that asks
 * @param response the permit under which it is asked
 * @param findings what was found in the arguments, shown to the approver
 * @param source what may be endorsed instead, so that the next call that it wants is not asked about
 */
public record ApprovalRequest(
        Subject subject,
        ToolCall call,
        Obligation.Approval asked,
        DecisionResponse response,
        List<String> findings,
        Optional<Source> source) {
    public ApprovalRequest {
        findings = List.copyOf(findings);
    }

    /** A request about one call. */
    public ApprovalRequest(
            Subject subject,
            ToolCall call,
            Obligation.Approval asked,
            DecisionResponse response,
            List<String> findings) {
        this(subject, call, asked, response, findings, Optional.empty());
    }

    /**
     * Act on what this source says?
     *
     * @param passage what it says, where it came from and who wrote it by its own account
     * @param terms for which effects, for how long
     */
    public record Source(Passage passage, Endorsing terms) {
        Json document() {
            Origin origin = passage.origin();
            return Json.object()
                    .put("kind", origin.kind())
                    .put("name", origin instanceof Origin.ToolOutput result ? result.tool() : nameOf(origin))
                    .put("digest", terms.source().toString())
                    .put("effects", Json.array(terms.effects(), effect -> Json.of(effect.word())))
                    .put("seconds", terms.lasts().toSeconds())
                    .build();
        }

        private static String nameOf(Origin origin) {
            return origin instanceof Origin.RetrievedDocument document ? document.source() : "";
        }
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
                .put("endorsing", source.map(Source::document).orElse(Json.NULL))
                .build()));
    }

    /** Tells the tool; arguments are guarded. */
    @Override
    public String toString() {
        return "approval of " + call;
    }
}
