package dev.agentfirewall.enforcement;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.decision.AccessRequest;
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
 * the answer to what {@link #binding} names: subject, conversation, tool, canonical arguments, policy, the findings shown and the terms
 * offered. A call with one byte changed is another request.
 *
 * @param facts what policy was told: who, what, on what, and where it came from
 * @param call what will run
 * @param asked who may agree, how many of them, and the rule that asks
 * @param response the permit under which it is asked
 * @param source what may be endorsed instead, so that the next call that it wants is not asked about
 */
public record ApprovalRequest(
        AccessRequest facts,
        ToolCall call,
        Obligation.Approval asked,
        DecisionResponse response,
        Optional<Source> source) {

    /** A request about one call. */
    public ApprovalRequest(AccessRequest facts, ToolCall call, Obligation.Approval asked, DecisionResponse response) {
        this(facts, call, asked, response, Optional.empty());
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
                    .put("name", Digest.of(name()).toString()) // a document's name may quote it
                    .put("digest", terms.source().toString())
                    .put("effects", Json.array(terms.effects(), effect -> Json.of(effect.word())))
                    .put("seconds", terms.lasts().toSeconds())
                    .build();
        }

        /** The tool that returned it, or the document's own name; for the person who is asked. */
        public String name() {
            Origin origin = passage.origin();
            if (origin instanceof Origin.ToolOutput result) {
                return result.tool();
            }
            return origin instanceof Origin.RetrievedDocument document ? document.source() : "";
        }
    }

    /** For whom the call is made. */
    public Subject subject() {
        return facts.subject();
    }

    /** What was found in the arguments, shown to the approver. */
    public List<String> findings() {
        return facts.argumentFindings();
    }

    /** All that an answer is bound to, in names and digests: nothing in it quotes an argument or a text. */
    public Json.Obj binding() {
        return Json.object()
                .put("subject", subject().id())
                .put("tenant", subject().tenant().map(Json::of).orElse(Json.NULL))
                .put("conversation", facts.conversation().id().toString())
                .put("tool", call.tool().name())
                .put("server", call.tool().server().map(Json::of).orElse(Json.NULL))
                .put("descriptor", digest(call.tool().descriptor()))
                .put("arguments", call.argumentsDigest().toString())
                .put("code", asked.code())
                .put("by", asked.by())
                .put("approvers", asked.approvers())
                .put("engine", response.policy().engine())
                .put("bundle", digest(response.policy().bundle()))
                .put("findings", Json.strings(findings()))
                .put("endorsing", source.map(Source::document).orElse(Json.NULL))
                .build();
    }

    private static Json digest(Optional<Digest> digest) {
        return digest.map(known -> Json.of(known.toString())).orElse(Json.NULL);
    }

    /** The name of this request; an answer must carry it. */
    public Digest digest() {
        return Digest.of(CanonicalJson.bytes(binding()));
    }

    /** Tells the tool; arguments are guarded. */
    @Override
    public String toString() {
        return "approval of " + call;
    }
}
