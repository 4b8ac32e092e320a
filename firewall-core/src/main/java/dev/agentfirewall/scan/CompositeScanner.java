package dev.agentfirewall.scan;

import dev.agentfirewall.artifact.Digest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Several scanners as one; a failing one is a scanner that stopped early. */
final class CompositeScanner implements Scanner {
    private final List<Scanner> scanners;

    CompositeScanner(List<Scanner> scanners) {
        this.scanners = List.copyOf(scanners);
    }

    @Override
    public ScanReport scan(String text, Channel channel) {
        ScanReport report = ScanReport.clean();
        for (Scanner scanner : scanners) {
            report = report.and(SafeScan.scan(scanner, text, channel));
        }
        return report;
    }

    @Override
    public String name() {
        return scanners.stream().map(Scanner::name).collect(Collectors.joining("+"));
    }

    /** The model of the first scanner that has one. */
    @Override
    public Optional<Digest> model() {
        return scanners.stream().flatMap(scanner -> scanner.model().stream()).findFirst();
    }
}
