package dev.agentfirewall.scan;

import java.util.List;
import java.util.function.Supplier;

/** Runs a scanner so that its failure is an answer: incomplete, never clean. */
public final class SafeScan {
    private SafeScan() {}

    /** The scanner's report, checked: spans must lie within the text. */
    public static ScanReport scan(Scanner scanner, String text, Channel channel) {
        return checked(text, () -> scanner.scan(text, channel));
    }

    /** The report on {@code text} that {@code asked} gives, checked in the same way. */
    public static ScanReport checked(String text, Supplier<ScanReport> asked) {
        try {
            ScanReport report = asked.get();
            boolean within = report.findings().stream()
                    .allMatch(finding -> finding.span().end() <= text.length());
            return within ? report : new ScanReport.Incomplete(List.of(), "scan.failed");
        } catch (Throwable e) { // a scanner may throw anything, and what it says may quote the text
            return new ScanReport.Incomplete(List.of(), "scan.failed");
        }
    }
}
