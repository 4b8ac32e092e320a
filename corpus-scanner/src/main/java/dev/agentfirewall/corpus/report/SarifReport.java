package dev.agentfirewall.corpus.report;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.corpus.CorpusFinding;
import dev.agentfirewall.corpus.CorpusResult;
import dev.agentfirewall.corpus.CorpusSummary;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The results of a corpus scan as SARIF 2.1.0, which code hosts show beside the files. What could not be read, and provenance that does not hold, are results
 * too: {@code corpus.incomplete} and {@code corpus.provenance}.
 */
public final class SarifReport {
    private static final String INCOMPLETE = "corpus.incomplete";
    private static final String PROVENANCE = "corpus.provenance";

    private SarifReport() {}

    /**
     * The report.
     *
     * @param version of the tool
     * @param results those that are to be looked at
     */
    public static Json.Obj write(String version, List<CorpusResult> results, CorpusSummary summary) {
        List<Json> entries = new ArrayList<>();
        Set<String> rules = new TreeSet<>();
        for (CorpusResult result : results) {
            result.findings().forEach(finding -> add(entries, rules, result, finding));
            result.incomplete().ifPresent(code -> add(entries, rules, result, INCOMPLETE, "not read whole: " + code));
            result.provenance()
                    .filter(state -> !state.complete())
                    .ifPresent(state -> add(entries, rules, result, PROVENANCE, "provenance " + state.state()));
        }
        Json.Obj run = Json.object()
                .put("tool", Json.object().put("driver", driver(version, rules)).build())
                .put("columnKind", "utf16CodeUnits")
                .put("results", new Json.Arr(entries))
                .put("properties", summary.json())
                .build();
        return Json.object()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0")
                .put("runs", new Json.Arr(List.of(run)))
                .build();
    }

    private static Json driver(String version, Set<String> rules) {
        return Json.object()
                .put("name", "agent-firewall")
                .put("version", version)
                .put("rules", Json.array(rules, SarifReport::rule))
                .build();
    }

    private static Json rule(String id) {
        return Json.object()
                .put("id", id)
                .put("shortDescription", text(describe(id)))
                .build();
    }

    private static String describe(String rule) {
        return switch (rule) {
            case INCOMPLETE -> "Something in the file was not read or screened";
            case PROVENANCE -> "The segment has no complete record of provenance, or its text is another";
            default -> "Text seen by the detector " + rule;
        };
    }

    private static void add(List<Json> entries, Set<String> rules, CorpusResult result, CorpusFinding finding) {
        rules.add(finding.rule());
        String words = finding.rule() + " in `" + finding.part() + "`, characters "
                + finding.span().start() + " to " + finding.span().end();
        entries.add(entry(result, finding.rule(), level(finding.severity()), words, Optional.of(finding)));
    }

    private static void add(List<Json> entries, Set<String> rules, CorpusResult result, String rule, String words) {
        rules.add(rule);
        entries.add(entry(result, rule, "error", words, Optional.empty()));
    }

    private static Json entry(
            CorpusResult result, String rule, String level, String words, Optional<CorpusFinding> finding) {
        return Json.object()
                .put("ruleId", rule)
                .put("level", level)
                .put("message", text(words))
                .put("locations", new Json.Arr(List.of(location(result.id(), finding))))
                .put("partialFingerprints", fingerprint(result, rule, finding))
                .build();
    }

    // The file's path is no part of it: a file that is moved keeps its findings' names.
    private static Json fingerprint(CorpusResult result, String rule, Optional<CorpusFinding> finding) {
        String place = finding.map(some -> some.part() + " " + some.span()).orElse("");
        return Json.object()
                .put(
                        "agentFirewall/v1",
                        Digest.of(rule + " " + result.digest() + " " + place).hex())
                .build();
    }

    private static Json location(String id, Optional<CorpusFinding> finding) {
        Json.ObjBuilder physical = Json.object()
                .put("artifactLocation", Json.object().put("uri", uri(file(id))).build());
        finding.flatMap(CorpusFinding::line)
                .ifPresent(line -> physical.put(
                        "region", Json.object().put("startLine", line).build()));
        Json.ObjBuilder location = Json.object().put("physicalLocation", physical.build());
        Json logical = Json.object()
                .put(
                        "fullyQualifiedName",
                        id + finding.map(some -> "/" + some.part()).orElse(""))
                .build();
        return location.put("logicalLocations", new Json.Arr(List.of(logical))).build();
    }

    private static String file(String id) {
        int segment = id.indexOf('#');
        return segment < 0 ? id : id.substring(0, segment);
    }

    private static String uri(String path) {
        try {
            // Behind a slash, so that a colon in a name does not make a scheme of it.
            return new URI(null, null, "/" + path, null)
                    .toASCIIString()
                    .substring(1)
                    .replace(":", "%3A");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every path can be written as a URI", e);
        }
    }

    private static String level(Severity severity) {
        return severity.flags() ? "error" : severity == Severity.MEDIUM ? "warning" : "note";
    }

    private static Json text(String words) {
        return Json.object().put("text", words).build();
    }
}
