package dev.agentfirewall.audit;

import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.EndorsedSource;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Origin;
import java.time.temporal.ChronoUnit;

/**
 * A person's word that what a source says may be acted on: whose, for what and until when. Of the source its name and digest alone.
 *
 * @param subject for whom it may be acted on
 * @param conversation in which conversation, and in no other
 * @param call the call at which it was asked
 * @param code the rule that asked
 * @param policy whose rule that is
 * @param endorsed what was agreed to
 */
public record EndorsedEvent(
        Subject subject,
        ConversationId conversation,
        ToolCall call,
        String code,
        PolicyReference policy,
        EndorsedSource endorsed) {

    Json.ObjBuilder describe(Json.ObjBuilder out) {
        return out.put("subject", AuditWords.subject(subject))
                .put("conversation", conversation.digest().toString())
                .put("tool", AuditWords.toolName(call.tool().name()))
                .put("arguments", AuditWords.digest(call.argumentsDigest()))
                .put("code", code)
                .put("by", endorsed.by().person())
                .put("source", source(endorsed.source()))
                .put("effects", Json.array(endorsed.effects(), effect -> Json.of(effect.word())))
                .put("until", endorsed.until().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("policy", AuditWords.policy(policy));
    }

    private static Json source(Origin source) {
        Json.ObjBuilder out = Json.object().put("kind", source.kind());
        if (source instanceof Origin.ToolOutput result) {
            out.put("tool", AuditWords.toolName(result.tool())).put("digest", AuditWords.digest(result.output()));
        }
        if (source instanceof Origin.RetrievedDocument document) {
            // a document's name may quote it
            out.put("source", AuditWords.toolName(document.source()))
                    .put("digest", AuditWords.digest(document.document()));
        }
        return out.build();
    }
}
