package dev.agentfirewall.corpus;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Adds up what was seen in the texts of one document. */
final class Tally {
    private final List<CorpusFinding> findings = new ArrayList<>();
    private double score;
    private @Nullable String incomplete;

    /** Something was not read: the first reason is the one that is told. */
    void cut(String code) {
        if (incomplete == null) {
            incomplete = code;
        }
    }

    void add(String part, ScanReport report, IntFunction<Optional<Integer>> lineOf) {
        score = Math.max(score, report.score());
        for (Finding finding : report.distinct().findings()) {
            findings.add(new CorpusFinding(
                    finding.rule(),
                    finding.severity(),
                    part,
                    finding.span(),
                    lineOf.apply(finding.span().start())));
        }
        if (report instanceof ScanReport.Incomplete cut) {
            cut(cut.code());
        }
    }

    CorpusResult result(
            String id, Channel channel, Digest digest, List<String> unread, Optional<ProvenanceState> provenance) {
        return new CorpusResult(
                id,
                channel,
                digest,
                incomplete == null ? score : 1,
                findings,
                unread,
                Optional.ofNullable(incomplete),
                provenance);
    }
}
