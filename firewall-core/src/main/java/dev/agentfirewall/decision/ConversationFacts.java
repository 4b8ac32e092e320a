package dev.agentfirewall.decision;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Label;
import java.util.List;

/**
 * What has been read and done so far.
 *
 * @param id the digest of the host's name for the conversation
 * @param label everything read so far, joined
 * @param usage what was done
 * @param findings the rules that found something in what was read
 */
public record ConversationFacts(Digest id, Label label, Usage usage, List<String> findings) {
    public ConversationFacts {
        findings = List.copyOf(findings);
    }

    Json document() {
        return Json.object()
                .put("id_digest", id.toString())
                .put("integrity", label.integrity().word())
                .put("confidentiality", label.confidentiality().word())
                .put("calls", Json.array(usage.recent(), ConversationFacts::call))
                .put("usage", totals())
                .put("findings", Json.strings(findings))
                .build();
    }

    private Json totals() {
        Json.ObjBuilder tools = Json.object();
        usage.byTool().forEach(tools::put);
        Json.ObjBuilder spend = Json.object();
        usage.spend().forEach((currency, sum) -> spend.put(currency, new Json.Num(sum)));
        return Json.object()
                .put("calls", usage.calls())
                .put("by_tool", tools.build())
                .put("spend", spend.build())
                .build();
    }

    private static Json call(Usage.Call call) {
        return Json.object()
                .put("tool", call.tool().name())
                .put("effects", Json.array(call.tool().effects(), effect -> Json.of(effect.word())))
                .put("outcome", call.outcome().word())
                .build();
    }
}
