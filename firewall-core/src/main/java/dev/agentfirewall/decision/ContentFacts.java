package dev.agentfirewall.decision;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import java.math.BigDecimal;
import java.util.Set;

/**
 * What is known about a text that comes in or goes out. The text itself is not among it.
 *
 * @param channel how it came
 * @param origin where from
 * @param digest its name
 * @param label how far it may be believed, and who may see it
 * @param report what the scanners saw
 * @param pseudonyms the rules that found what the placeholders in it stand for
 */
public record ContentFacts(
        Channel channel, OriginFact origin, Digest digest, Label label, ScanReport report, Set<String> pseudonyms) {
    public ContentFacts {
        pseudonyms = Set.copyOf(pseudonyms);
    }

    /** Of a text without placeholders that stand for something. */
    public ContentFacts(Channel channel, OriginFact origin, Digest digest, Label label, ScanReport report) {
        this(channel, origin, digest, label, report, Set.of());
    }

    Json document() {
        boolean complete = report instanceof ScanReport.Complete;
        Json.ObjBuilder out = Json.object()
                .put("channel", channel.word())
                .put("origin", origin.document())
                .put("digest", digest.toString())
                .put("integrity", label.integrity().word())
                .put("confidentiality", label.confidentiality().word())
                .put("complete", complete)
                .put("incomplete", report instanceof ScanReport.Incomplete cut ? Json.of(cut.code()) : Json.NULL)
                .put("findings", Json.array(report.findings(), ContentFacts::finding));
        if (!pseudonyms.isEmpty()) {
            out.put("pseudonyms", Json.strings(pseudonyms.stream().sorted().toList()));
        }
        return out.build();
    }

    private static Json finding(Finding finding) {
        Json.ObjBuilder out = Json.object()
                .put("rule", finding.rule())
                .put("severity", finding.severity().word())
                .put("score", new Json.Num(BigDecimal.valueOf(finding.score())));
        finding.host().ifPresent(host -> out.put("host", host));
        return out.build();
    }
}
