package dev.agentfirewall.observe;

import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import java.util.function.Supplier;

/** How a text is read by what looks for something in it: what it finds, how fast, and where it could not read to the end. Thread-safe. */
final class Reading {
    private final Watch watch;
    private final String reader;
    private final Stage stage;

    /** Readings by what is called {@code name}. */
    Reading(Watch watch, String name, Stage stage) {
        this.watch = watch;
        this.reader = watch.names().host(name);
        this.stage = stage;
    }

    /** The reader's name, as it may be told. */
    String reader() {
        return reader;
    }

    ScanReport of(Channel channel, Supplier<ScanReport> reads) {
        Step step = watch.begin(() -> watch.spans().part("scan", Keys.SCANNER, reader));
        try {
            ScanReport report = reads.get();
            watch.quietly(() -> read(step, channel, report));
            return report;
        } catch (RuntimeException | Error e) {
            watch.quietly(() -> incomplete(step, channel, "scan.failed"));
            throw e;
        } finally {
            watch.end(step, stage);
        }
    }

    private void read(Step step, Channel channel, ScanReport report) {
        if (report instanceof ScanReport.Incomplete stopped) {
            incomplete(step, channel, stopped.code());
            return;
        }
        String result = report.findings().isEmpty() ? "clean" : "found";
        watch.meters().count(Metric.SCANS, reader, channel.word(), result, Names.NONE);
        step.tell(Keys.CHANNEL, channel.word()).tell(Keys.OUTCOME, result);
    }

    private void incomplete(Step step, Channel channel, String code) {
        watch.meters().count(Metric.SCANS, reader, channel.word(), "incomplete", code);
        step.tell(Keys.CHANNEL, channel.word()).tell(Keys.OUTCOME, "incomplete").failed(code);
    }
}
