package dev.agentfirewall.audit;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * What became of a call: the outcome, and the decision about each part of its result.
 *
 * @param of the sequence number of the record that decided it
 * @param subject who acted
 * @param tool which tool
 * @param outcome {@code completed}, {@code withheld}, {@code refused}, {@code pending} or {@code failed}
 * @param code why, empty for a completed call
 * @param results each part of the result
 * @param micros how long tool and inspection took, in microseconds
 */
public record SettledEvent(
        long of,
        Optional<Subject> subject,
        ToolDescriptor tool,
        String outcome,
        String code,
        List<Result> results,
        long micros) {
    public SettledEvent {
        results = List.copyOf(results);
    }

    /**
     * The decision about one part of a result.
     *
     * @param digest of the part as the tool gave it
     * @param action {@code passed}, {@code redacted} or {@code withheld}
     * @param decision what policy said
     * @param findings the rules that found something
     */
    public record Result(Digest digest, String action, Decision decision, List<String> findings) {}

    Json.ObjBuilder describe(Json.ObjBuilder out) {
        return out.put("of", of)
                .put(
                        "subject",
                        subject.map(who ->
                                        (Json) Json.object().put("id", who.id()).build())
                                .orElse(Json.NULL))
                .put("tool", AuditWords.toolName(tool.name()))
                .put("outcome", outcome)
                .put("code", code.isEmpty() ? Json.NULL : Json.of(code))
                .put(
                        "results",
                        new Json.Arr(results.stream().map(SettledEvent::result).toList()))
                .put("micros", micros);
    }

    private static Json result(Result result) {
        return Json.object()
                .put("digest", AuditWords.digest(result.digest))
                .put("action", result.action)
                .put("decision", AuditWords.verdict(result.decision))
                .put("reasons", AuditWords.reasons(result.decision, Optional.empty()))
                .put("findings", Json.strings(result.findings))
                .build();
    }
}
