package dev.agentfirewall.observe;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import java.util.Optional;

/** A scanner, watched: what it finds, how fast, and where it could not read to the end. */
final class WatchedScanner implements Scanner {
    private final Scanner scanner;
    private final Reading reading;

    WatchedScanner(Scanner scanner, Watch watch) {
        this.scanner = scanner;
        this.reading = new Reading(watch, scanner.name(), Stage.SCAN);
        watch.quietly(() -> watch.meters()
                .infos()
                .enter(
                        Metric.SCANNER_INFO,
                        reading.reader(),
                        scanner.model().map(Digest::toString).orElse(Names.NONE)));
    }

    @Override
    public ScanReport scan(String text, Channel channel) {
        return reading.of(channel, () -> scanner.scan(text, channel));
    }

    @Override
    public String name() {
        return scanner.name();
    }

    @Override
    public Optional<Digest> model() {
        return scanner.model();
    }
}
