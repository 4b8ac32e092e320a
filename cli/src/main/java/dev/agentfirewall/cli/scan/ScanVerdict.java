package dev.agentfirewall.cli.scan;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.SafeScan;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * What is answered about one text.
 *
 * @param report what was seen of injected orders: it alone flags and scores
 * @param sensitive what was seen of personal data and secrets
 */
record ScanVerdict(Json id, ScanReport report, ScanReport sensitive) {

    static ScanVerdict of(ScanLine asked, Scanner scanner, Scanner sensitive) {
        return new ScanVerdict(
                asked.id(),
                SafeScan.scan(scanner, asked.text(), asked.channel()),
                SafeScan.scan(sensitive, asked.text(), asked.channel()));
    }

    /** A text that was not read whole counts as flagged: what was not seen may be the attack. */
    boolean flagged() {
        return report.flagged() || report instanceof ScanReport.Incomplete;
    }

    Json.Obj toJson() {
        ScanReport both = report.and(sensitive);
        List<Json> findings = both.findings().stream()
                .sorted(Comparator.comparingInt(
                                (Finding finding) -> finding.span().start())
                        .thenComparing(finding -> finding.span().end())
                        .thenComparing(Finding::rule))
                .map(ScanVerdict::toJson)
                .toList();
        Json.ObjBuilder json = Json.object()
                .put("id", id)
                .put("flagged", flagged())
                .put("score", new Json.Num(score()))
                .put("findings", new Json.Arr(findings));
        if (both instanceof ScanReport.Incomplete incomplete) {
            json.put("incomplete", incomplete.code());
        }
        return json.build();
    }

    private BigDecimal score() {
        return BigDecimal.valueOf(report instanceof ScanReport.Incomplete ? 1 : report.score());
    }

    private static Json toJson(Finding finding) {
        return Json.object()
                .put("rule", finding.rule())
                .put("severity", finding.severity().word())
                .put("start", finding.span().start())
                .put("end", finding.span().end())
                .build();
    }
}
