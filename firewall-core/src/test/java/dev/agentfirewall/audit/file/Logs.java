package dev.agentfirewall.audit.file;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Small logs for tests, and hands that spoil them. */
final class Logs {
    /** What no message may quote. */
    static final String CANARY = "c4nary-in-the-record";

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    private Logs() {}

    /** A quiet log: nothing is forced and nothing happens in the background during the test. */
    static FileAuditConfig config(Path directory) {
        return FileAuditConfig.in(directory)
                .withFsync(FsyncPolicy.NONE)
                .withSyncInterval(Duration.ofHours(1))
                .withClock(CLOCK);
    }

    static Json.Obj event(int number) {
        return Json.object()
                .put("kind", "decided")
                .put("number", number)
                .put("text", CANARY)
                .build();
    }

    /** Appends {@code count} events, closes, and gives the last receipt. */
    static AuditReceipt write(FileAuditConfig config, int count) throws AuditException {
        try (FileAuditSink sink = FileAuditSink.open(config)) {
            for (int i = 0; i < count; i++) {
                sink.append(event(i));
            }
            return sink.head().orElseThrow();
        }
    }

    static List<ChainedRecord> read(Path directory) throws AuditException {
        List<ChainedRecord> records = new ArrayList<>();
        AuditQuery.all().forEach(directory, records::add);
        return records;
    }

    static List<Integer> numbers(Path directory) throws AuditException {
        return read(directory).stream()
                .map(record -> record.event().get("number").orElse(Json.NULL))
                .filter(Json.Num.class::isInstance)
                .map(number -> ((Json.Num) number).value().intValueExact())
                .toList();
    }

    static Path segment(Path directory, int index) throws AuditException {
        return LogFormat.segments(directory).get(index);
    }

    static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    static void writeLines(Path file, List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    static void add(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8), java.nio.file.StandardOpenOption.APPEND);
    }
}
