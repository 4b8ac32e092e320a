package dev.agentfirewall.decision;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Integrity;
import java.util.Optional;

/**
 * One source of a value, as policy reads it.
 *
 * @param kind {@code system}, {@code user}, {@code model}, {@code tool_result} or {@code document}
 * @param source the tool or document, empty where the kind says it all
 * @param trust what the source is worth
 * @param flagged whether the value stands in words that give orders
 * @param pointed whether the user pointed at the record or document it stands in, or told the agent to follow it
 * @param coverage the share of the value that the source explains, 0 to 1
 * @param digest of the mail, document or other record it stands in, where a person could endorse that
 */
public record OriginFact(
        String kind,
        String source,
        Integrity trust,
        boolean flagged,
        boolean pointed,
        double coverage,
        Optional<Digest> digest) {

    /** A source that nobody can endorse. */
    public OriginFact(String kind, String source, Integrity trust, boolean flagged, boolean pointed, double coverage) {
        this(kind, source, trust, flagged, pointed, coverage, Optional.empty());
    }

    /** Whether a person has endorsed it for this call. */
    boolean endorsed() {
        return trust == Integrity.ENDORSED && digest.isPresent();
    }

    Json document() {
        Json.ObjBuilder out = Json.object().put("kind", kind);
        if (!source.isEmpty()) {
            out.put(kind.equals("tool_result") ? "tool" : "source", source);
        }
        digest.ifPresent(known -> out.put("digest", known.toString()));
        return out.put("trust", trust.word())
                .put("flagged", flagged)
                .put("pointed", pointed)
                .put("coverage", new Json.Num(java.math.BigDecimal.valueOf(coverage)))
                .build();
    }
}
