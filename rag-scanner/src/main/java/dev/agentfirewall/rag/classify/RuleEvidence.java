package dev.agentfirewall.rag.classify;

import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Severity;

/** What the first tier saw of a text, as far as the second one asks. */
record RuleEvidence(boolean high, boolean medium) {
    static final RuleEvidence NONE = new RuleEvidence(false, false);

    static RuleEvidence of(ScanReport report) {
        boolean medium = report.findings().stream().anyMatch(finding -> finding.severity() == Severity.MEDIUM);
        return new RuleEvidence(report.flagged(), medium);
    }
}
