package dev.agentfirewall.rag;

import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.SafeScan;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Screens a document and the segments that it was split into, so that an order cut in two by the split is seen in both
 * halves, and one that only a segment by itself shows is seen there.
 *
 * <p>Thread-safe when its scanner is.
 */
public final class ChunkScreen {
    private final Scanner scanner;

    public ChunkScreen(Scanner scanner) {
        this.scanner = scanner;
    }

    /**
     * A report for each segment, with spans in that segment's own text.
     *
     * @param segments where each lies in {@code document}; they may overlap
     * @throws IllegalArgumentException when a segment lies outside the document
     */
    public List<ScanReport> screen(String document, List<Span> segments, Channel channel) {
        ScanReport whole = SafeScan.scan(scanner, document, channel);
        List<ScanReport> reports = new ArrayList<>();
        for (Span segment : segments) {
            if (segment.end() > document.length()) {
                throw new IllegalArgumentException("a segment ends at " + segment.end() + ", its document at "
                        + document.length() + ": pass each segment's place in this very document");
            }
            String text = document.substring(segment.start(), segment.end());
            reports.add(SafeScan.scan(scanner, text, channel).and(within(whole, segment)));
        }
        return List.copyOf(reports);
    }

    private static ScanReport within(ScanReport whole, Span segment) {
        List<Finding> found = whole.findings().stream()
                .filter(finding -> finding.span().overlaps(segment))
                .map(finding -> moved(finding, segment))
                .toList();
        return whole instanceof ScanReport.Incomplete cut
                ? new ScanReport.Incomplete(found, cut.code())
                : new ScanReport.Complete(found);
    }

    private static Finding moved(Finding finding, Span segment) {
        Span span = finding.span();
        int start = Math.max(span.start(), segment.start()) - segment.start();
        int end = Math.min(span.end(), segment.end()) - segment.start();
        return new Finding(finding.rule(), finding.severity(), new Span(start, end), finding.score());
    }
}
