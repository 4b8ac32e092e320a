package dev.agentfirewall.scan;

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
            String text = part(document, segment);
            boolean same = text.length() == document.length();
            reports.add(
                    same
                            ? whole
                            : SafeScan.scan(scanner, text, channel)
                                    .and(whole.within(segment))
                                    .distinct());
        }
        return List.copyOf(reports);
    }

    /**
     * One report for the document: what is seen in it as a whole, and what only a segment by itself shows.
     *
     * @param segments where each lies in {@code document}; they may overlap
     * @throws IllegalArgumentException when a segment lies outside the document
     */
    public ScanReport screenWhole(String document, List<Span> segments, Channel channel) {
        ScanReport report = SafeScan.scan(scanner, document, channel);
        for (Span segment : segments) {
            ScanReport own = SafeScan.scan(scanner, part(document, segment), channel);
            report = report.and(own.movedBy(segment.start()));
        }
        return report.distinct();
    }

    private static String part(String document, Span segment) {
        if (segment.end() > document.length()) {
            throw new IllegalArgumentException("a segment ends at " + segment.end() + ", its document at "
                    + document.length() + ": pass each segment's place in this very document");
        }
        return document.substring(segment.start(), segment.end());
    }
}
