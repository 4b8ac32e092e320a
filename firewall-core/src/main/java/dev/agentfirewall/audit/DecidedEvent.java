package dev.agentfirewall.audit;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A decision as the log keeps it: names, codes and digests; of arguments and texts the digests alone.
 *
 * @param checkpoint where it was made
 * @param subject who acted, where known
 * @param conversation in which conversation
 * @param model which model served
 * @param tool which tool, where it is about one
 * @param digest of the canonical arguments or of the text; empty for arguments that could not be read
 * @param decision the decision, obligations seen to
 * @param policy who made it
 * @param approvers who agreed, where an approval was asked
 * @param findings the rules that found something in what was judged
 * @param endorsed digests of the endorsed sources that it rests on
 * @param asked digests of the approvals that people were asked for: the same on the day they were asked and on the day they were used
 * @param ticket of an approval that was not answered yet
 * @param micros how long each stage took, in microseconds
 */
public record DecidedEvent(
        Checkpoint checkpoint,
        Optional<Subject> subject,
        ConversationId conversation,
        ModelIdentity model,
        Optional<ToolDescriptor> tool,
        Optional<Digest> digest,
        Decision decision,
        PolicyReference policy,
        List<String> approvers,
        List<String> findings,
        List<Digest> endorsed,
        List<Digest> asked,
        Optional<String> ticket,
        SortedMap<String, Long> micros) {

    /** A decision that rests on nobody's endorsement and that nobody was asked about. */
    public DecidedEvent(
            Checkpoint checkpoint,
            Optional<Subject> subject,
            ConversationId conversation,
            ModelIdentity model,
            Optional<ToolDescriptor> tool,
            Optional<Digest> digest,
            Decision decision,
            PolicyReference policy,
            List<String> approvers,
            List<String> findings,
            SortedMap<String, Long> micros) {
        this(
                checkpoint,
                subject,
                conversation,
                model,
                tool,
                digest,
                decision,
                policy,
                approvers,
                findings,
                List.of(),
                List.of(),
                Optional.empty(),
                micros);
    }

    Json.ObjBuilder describe(Json.ObjBuilder out) {
        out.put("checkpoint", checkpoint.word())
                .put("subject", subject.map(AuditWords::subject).orElse(Json.NULL))
                .put("conversation", conversation.digest().toString())
                .put("model", modelRecord())
                .put(
                        "tool",
                        tool.map(named -> Json.of(AuditWords.toolName(named.name())))
                                .orElse(Json.NULL))
                .put(
                        "server",
                        tool.flatMap(ToolDescriptor::server).map(Json::of).orElse(Json.NULL))
                .put(
                        tool.isPresent() ? "arguments" : "content",
                        digest.map(AuditWords::digest).orElse(Json.NULL))
                .put("decision", AuditWords.verdict(decision))
                .put("basis", AuditWords.basis(decision))
                .put("reasons", AuditWords.reasons(decision, tool))
                .put("obligations", AuditWords.obligations(decision))
                .put(
                        "advice",
                        Json.strings(decision.advice().stream()
                                .map(advice -> advice.code())
                                .toList()))
                .put("approvers", Json.strings(approvers))
                .put("findings", Json.strings(findings))
                .put("policy", AuditWords.policy(policy));
        if (!endorsed.isEmpty()) {
            out.put("endorsed", Json.array(endorsed, AuditWords::digest));
        }
        if (!asked.isEmpty()) {
            out.put("asked", Json.array(asked, AuditWords::digest));
        }
        ticket.ifPresent(awaited -> out.put("ticket", awaited));
        Json.ObjBuilder timing = Json.object();
        micros.forEach(timing::put);
        return out.put("micros", timing.build());
    }

    private Json modelRecord() {
        return Json.object()
                .put("name", model.name())
                .put("artifact", model.artifact().map(AuditWords::digest).orElse(Json.NULL))
                .build();
    }
}
