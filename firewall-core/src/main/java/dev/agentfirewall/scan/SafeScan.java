package dev.agentfirewall.scan;

import java.util.List;

/** Runs a scanner so that its failure is an answer: incomplete, never clean. */
public final class SafeScan {
    private SafeScan() {}

    /** The scanner's report, checked: spans must lie within the text. */
    public static ScanReport scan(Scanner scanner, String text, Channel channel) {
        try {
            ScanReport report = scanner.scan(text, channel);
            boolean within = report.findings().stream()
                    .allMatch(finding -> finding.span().end() <= text.length());
            return within ? report : new ScanReport.Incomplete(List.of(), "scan.failed");
        } catch (Throwable e) { // a scanner may throw anything, and what it says may quote the text
            return new ScanReport.Incomplete(List.of(), "scan.failed");
        }
    }
}
