package dev.agentfirewall.rag.calibrate;

import dev.agentfirewall.rag.classify.GuardScanner;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;

/**
 * What a threshold has to do with one text.
 *
 * @param probability the model's; the text is flagged from this threshold down
 * @param regardless whether it is flagged at any threshold: a rule flags it, or it could not be read whole
 */
public record Score(double probability, boolean regardless) {
    public Score {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is between 0 and 1");
        }
    }

    /** That of a text of which the two tiers, {@link GuardScanner}, say this. */
    public static Score of(ScanReport report) {
        boolean byRules = report.findings().stream()
                .anyMatch(finding -> finding.severity().flags() && !isTheModels(finding));
        return new Score(report.score(), byRules || report instanceof ScanReport.Incomplete);
    }

    private static boolean isTheModels(Finding finding) {
        return finding.rule().equals(GuardScanner.CODE);
    }
}
