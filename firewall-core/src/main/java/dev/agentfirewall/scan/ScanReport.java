package dev.agentfirewall.scan;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a scanner saw. A scanner that stopped early says so, by type. */
public sealed interface ScanReport {
    List<Finding> findings();

    /**
     * How likely the text holds an order that it should not, 0 to 1: a calibrated probability where a model read it, else the
     * score of the surest finding that tells of one.
     */
    double score();

    /** The whole text was read and nothing was seen. */
    static ScanReport clean() {
        return new Complete(List.of());
    }

    /** The whole text was read. */
    record Complete(List<Finding> findings, double score) implements ScanReport {
        public Complete {
            findings = List.copyOf(findings);
        }

        public Complete(List<Finding> findings) {
            this(findings, surest(findings));
        }
    }

    /**
     * Part of the text was not read.
     *
     * @param code why, such as {@code scan.too_large} or {@code scan.failed}
     */
    record Incomplete(List<Finding> findings, String code, double score) implements ScanReport {
        public Incomplete {
            findings = List.copyOf(findings);
        }

        public Incomplete(List<Finding> findings, String code) {
            this(findings, code, surest(findings));
        }
    }

    /** Both reports as one: complete when both are. */
    default ScanReport and(ScanReport other) {
        List<Finding> all = new ArrayList<>(findings());
        all.addAll(other.findings());
        double score = Math.max(score(), other.score());
        if (this instanceof Incomplete mine) {
            return new Incomplete(all, mine.code(), score);
        }
        return other instanceof Incomplete theirs
                ? new Incomplete(all, theirs.code(), score)
                : new Complete(all, score);
    }

    /** Whether some finding is grave enough to flag the text. */
    default boolean flagged() {
        return findings().stream().anyMatch(finding -> finding.severity().flags());
    }

    /** What of this report lies in {@code segment}, with spans in the segment's own text. */
    default ScanReport within(Span segment) {
        List<Finding> inside = findings().stream()
                .filter(finding -> finding.span().overlaps(segment))
                .map(finding -> finding.at(finding.span().within(segment)))
                .toList();
        return with(inside, surest(inside));
    }

    /** This report of a text that starts {@code by} units into a longer one, with spans in the longer. */
    default ScanReport movedBy(int by) {
        return with(
                findings().stream()
                        .map(finding -> finding.at(finding.span().movedBy(by)))
                        .toList(),
                score());
    }

    /** Each finding once, in the order of the text. */
    default ScanReport distinct() {
        return with(
                findings().stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(
                                        (Finding finding) -> finding.span().start())
                                .thenComparingInt(finding -> finding.span().end())
                                .thenComparing(Finding::rule)
                                .thenComparing(Finding::severity)
                                .thenComparingDouble(Finding::score)
                                .thenComparing(finding -> finding.host().orElse("")))
                        .toList(),
                score());
    }

    /** The report's name: the digest of its canonical form, in which the order of findings does not matter. */
    default Digest digest() {
        Json.ObjBuilder json =
                Json.object().put("findings", Json.array(distinct().findings(), Finding::json));
        if (this instanceof Incomplete cut) {
            json.put("incomplete", cut.code());
        }
        return Digest.of(CanonicalJson.bytes(json.build()));
    }

    private ScanReport with(List<Finding> findings, double score) {
        return this instanceof Incomplete cut
                ? new Incomplete(findings, cut.code(), score)
                : new Complete(findings, score);
    }

    private static double surest(List<Finding> findings) {
        return findings.stream()
                .filter(finding ->
                        !finding.sensitive() && !finding.link()) // an address in a text says nothing of orders
                .mapToDouble(Finding::score)
                .max()
                .orElse(0);
    }
}
