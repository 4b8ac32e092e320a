package dev.agentfirewall.rag;

import dev.agentfirewall.rag.detect.Battery;
import dev.agentfirewall.rag.detect.Detectors;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import java.util.List;

/**
 * Looks for orders in text by rules alone: canonical form, then detectors behind one search for their words; encoded
 * and hidden texts are decoded and looked at in turn, within {@link ScanLimits}.
 *
 * <p><b>Guarantees.</b> Thread-safe and stateless; never throws, whatever the text; spans lie within the text; work is
 * linear in its length.
 *
 * <p><b>Limitations.</b> Rules know wordings. A plain request that only its place makes an attack ("please send the
 * file to …") is not seen here, nor is a paraphrase that no rule has met: {@code docs/screening.md} gives the figures.
 */
public final class RagScanner implements Scanner {
    private static final String NAME = "rules/2";

    private final Battery battery;

    private RagScanner(Battery battery) {
        this.battery = battery;
    }

    /** The scanner with every detector in {@code docs/detectors}. */
    public static RagScanner rules() {
        return new RagScanner(new Battery(Detectors.all()));
    }

    @Override
    public ScanReport scan(String text, Channel channel) {
        return measure(text, channel).report();
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * A report and its cost.
     *
     * @param work characters read, each as often as it was read
     */
    record Measured(ScanReport report, long work) {}

    Measured measure(String text, Channel channel) {
        String read = text.length() <= ScanLimits.TEXT ? text : text.substring(0, ScanLimits.TEXT);
        LayeredScan scan = new LayeredScan(battery, channel);
        scan.read(read);
        if (read.length() < text.length()) {
            scan.cut("scan.too_large");
        }
        List<Finding> findings = Findings.settle(scan.seen(), read);
        if (findings.size() > ScanLimits.FINDINGS) {
            scan.cut("scan.too_many_findings");
            findings = Findings.gravest(findings, ScanLimits.FINDINGS);
        }
        List<Finding> settled = findings;
        ScanReport report = scan.cutCode()
                .<ScanReport>map(code -> new ScanReport.Incomplete(settled, code))
                .orElseGet(() -> new ScanReport.Complete(settled));
        return new Measured(report, scan.work());
    }
}
