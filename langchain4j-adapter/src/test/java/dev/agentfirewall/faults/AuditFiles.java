package dev.agentfirewall.faults;

import static java.util.stream.Collectors.toCollection;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.audit.file.FsyncPolicy;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A real log in files, which can lose its directory and get it back. */
final class AuditFiles {
    private final Path directory;
    private final Path away;
    private final FileAuditSink sink;

    AuditFiles(Path parent) throws AuditException {
        directory = parent.resolve("log");
        away = parent.resolve("log-gone");
        // Segments so small that nearly every record begins a new file.
        sink = FileAuditSink.open(
                FileAuditConfig.in(directory).withFsync(FsyncPolicy.NONE).withMaxSegmentBytes(1024));
    }

    Path directory() {
        return directory;
    }

    AuditReceipt append(Json.Obj record) throws AuditException {
        return sink.append(record);
    }

    /** Takes the directory away, so that no further segment can be begun. */
    void lose() throws IOException {
        Files.move(directory, away);
    }

    void mend() throws IOException {
        if (Files.exists(away)) {
            Files.move(away, directory);
        }
    }

    /** The records' lines, oldest first. */
    List<String> lines() throws IOException {
        Path there = Files.exists(away) ? away : directory;
        try (Stream<Path> files = Files.list(there)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).collect(toCollection(TreeSet::new)).stream()
                    .flatMap(AuditFiles::lines)
                    .toList();
        }
    }

    AuditReport verify() throws AuditException {
        return AuditVerifier.verify(directory);
    }

    void close() throws AuditException {
        sink.close();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
