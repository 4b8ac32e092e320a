package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.AUDIT;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A log that cannot be written, or not be opened. */
final class AuditFaults {
    private static final String UNWRITTEN = "refused audit.unavailable";
    private static final String UNOPENED = Fault.NOT_STARTED + " AuditException";

    private AuditFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.at(
                        AUDIT,
                        "the disk is full",
                        Door.ALL,
                        UNWRITTEN,
                        stage -> stage.sink.set(record -> {
                            throw new AuditException("No space left on device");
                        })),
                Fault.at(AUDIT, "the log's directory is gone", Door.ALL, UNWRITTEN, stage -> stage.audit.lose()),
                failing("the sink throws, quoting the record", IllegalStateException::new),
                failing("the sink runs out of memory", OutOfMemoryError::new),
                failing("the sink fails an assertion", AssertionError::new),
                failing("the sink throws a checked exception unannounced", IOException::new),
                Fault.at(
                        AUDIT,
                        "the disk fills up while the tool runs",
                        Door.ALL,
                        "withheld audit.unavailable",
                        AuditFaults::failOnSettling),
                Fault.at(AUDIT, "a file stands where the directory should be", IN, UNOPENED, AuditFaults::openAFile),
                Fault.at(AUDIT, "another firewall has the log", IN, UNOPENED, stage -> open(stage.audit.directory())),
                Fault.at(AUDIT, "the log was changed since", IN, UNOPENED, AuditFaults::openAChangedLog),
                Fault.at(
                        AUDIT,
                        "no log is given",
                        IN,
                        Fault.NOT_STARTED + " IllegalStateException",
                        stage -> dev.agentfirewall.Firewall.builder()
                                .policy(stage.policy.get())
                                .scanner(dev.agentfirewall.scan.Scanner.none())
                                .build()));
    }

    private static final List<Door> IN = List.of(Door.IN_PROCESS);

    private static Fault failing(String name, Function<String, Throwable> thrown) {
        return Fault.at(
                AUDIT,
                name,
                Door.ALL,
                UNWRITTEN,
                stage -> stage.sink.set(record -> {
                    throw Sneaky.thrown(thrown.apply(stage.canary));
                }));
    }

    private static void failOnSettling(Stage stage) {
        stage.sink.set(record -> {
            if (record.get("kind").equals(java.util.Optional.of(Json.of("settled")))) {
                throw new AuditException("No space left on device");
            }
            return stage.sink.sound().append(record);
        });
    }

    private static void openAFile(Stage stage) throws AuditException, IOException {
        open(Files.createTempFile(stage.audit.directory().getParent(), "log", ""));
    }

    private static void openAChangedLog(Stage stage) throws AuditException, IOException {
        Path directory = stage.audit.directory().resolveSibling("changed");
        FileAuditSink sink = FileAuditSink.open(FileAuditConfig.in(directory));
        sink.append(Json.object().put("decision", "deny").build());
        sink.close();
        Path segment = segment(directory);
        Files.writeString(segment, Files.readString(segment).replace("deny", "okay"));
        open(directory);
    }

    private static Path segment(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void open(Path directory) throws AuditException {
        FileAuditSink.open(FileAuditConfig.in(directory)).close();
    }
}
