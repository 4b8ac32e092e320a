package dev.agentfirewall.corpus;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Channel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What was seen in one document, or in one segment of a file of segments. It holds no word of them.
 *
 * @param id the document's path below the corpus, with {@code #} and the segment's id for a segment
 * @param channel the way by which such a text reaches a model
 * @param digest of the document's bytes, or of the segment's text
 * @param score the highest of all findings, 0 to 1; 1 where something was not read
 * @param findings in the order of the document's texts
 * @param unread media types of pictures and sounds inside
 * @param incomplete why something was not read or screened; empty when all was
 * @param provenance of a segment, where it was asked for or does not hold
 */
public record CorpusResult(
        String id,
        Channel channel,
        Digest digest,
        double score,
        List<CorpusFinding> findings,
        List<String> unread,
        Optional<String> incomplete,
        Optional<ProvenanceState> provenance) {
    public CorpusResult {
        findings = List.copyOf(findings);
        unread = List.copyOf(unread);
    }

    /** Something that could not be read at all. */
    static CorpusResult unreadable(String id, Digest digest, String code) {
        return new CorpusResult(
                id, Channel.DOCUMENT, digest, 1, List.of(), List.of(), Optional.of(code), Optional.empty());
    }

    /** Whether orders were found in it. */
    public boolean attack() {
        return findings.stream().anyMatch(finding -> finding.severity().flags());
    }

    /** Whether it is to be looked at: what was not read may hold the attack. */
    public boolean flagged() {
        return attack() || incomplete.isPresent();
    }

    /** Whether its provenance was asked for and does not hold. */
    public boolean unproven() {
        return provenance.filter(state -> !state.complete()).isPresent();
    }

    /** As the command line writes it. */
    public Json.Obj json() {
        Json.ObjBuilder json = Json.object()
                .put("id", id)
                .put("flagged", flagged())
                .put("score", new Json.Num(BigDecimal.valueOf(score)))
                .put("findings", Json.array(findings, CorpusFinding::json))
                .put("channel", channel.word())
                .put("digest", digest.toString());
        incomplete.ifPresent(code -> json.put("incomplete", code));
        if (!unread.isEmpty()) {
            json.put("unread", Json.strings(unread));
        }
        provenance.ifPresent(state -> {
            json.put("provenance", state.state());
            if (!state.missing().isEmpty()) {
                json.put("missing", Json.strings(state.missing()));
            }
        });
        return json.build();
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static CorpusResult read(Json.Obj json) {
        Members members = new Members(json);
        if (!(json.get("score").orElse(Json.NULL) instanceof Json.Num score)) {
            throw new IllegalArgumentException("`score` is not as it was written");
        }
        return new CorpusResult(
                members.text("id"),
                members.word("channel", Channel.values(), Channel::word),
                Digest.parse(members.text("digest")),
                score.value().doubleValue(),
                members.elements("findings").stream()
                        .map(element -> CorpusFinding.read((Json.Obj) element))
                        .toList(),
                json.get("unread").map(there -> members.texts("unread")).orElse(List.of()),
                json.get("incomplete").map(there -> members.text("incomplete")),
                json.get("provenance")
                        .map(there -> new ProvenanceState(
                                members.text("provenance"),
                                json.get("missing")
                                        .map(some -> members.texts("missing"))
                                        .orElse(List.of()))));
    }
}
