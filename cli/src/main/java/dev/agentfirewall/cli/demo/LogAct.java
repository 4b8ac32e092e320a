package dev.agentfirewall.cli.demo;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.AuditProblem;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.cli.demo.DemoEvent.Row;
import dev.agentfirewall.samples.tamperedaudit.Tampering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The third act: the log of the first two is verified, and a copy of it in which somebody changed a byte. */
final class LogAct {
    private final Stage stage;
    private final Path log;

    LogAct(Stage stage, Path log) {
        this.stage = stage;
        this.log = log;
    }

    List<Row> play() throws AuditException, IOException {
        stage.show(new DemoEvent.Act(3, "The record"));
        stage.show(new DemoEvent.Scene("3a", "The audit log of all this, verified", true));
        AuditReport written = AuditVerifier.verify(log);
        stage.show(new DemoEvent.Effect(
                written.sound()
                        ? written.records() + " records, each chained to the one before by SHA-256; sound"
                        : "the log is not sound",
                written.sound()));
        stage.show(new DemoEvent.Scene("3b", "A copy of it, with one byte of a decision changed", true));
        AuditReport tampered = AuditVerifier.verify(tamperedCopy());
        String found =
                tampered.problems().stream().findFirst().map(LogAct::words).orElse("not noticed");
        stage.show(new DemoEvent.Effect(found, !tampered.sound()));
        boolean good = written.sound() && !tampered.sound();
        return List.of(new Row("a changed byte in the audit log", "–", good ? "found" : "not found", good));
    }

    private static String words(AuditProblem problem) {
        return "found: record " + problem.sequence() + " (line " + problem.line() + ") is "
                + problem.kind().word() + ": " + problem.what();
    }

    private Path tamperedCopy() throws IOException {
        Path copy = Files.createDirectory(log.resolveSibling("copy"));
        try (Stream<Path> files = Files.list(log)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
            }
        }
        try (Stream<Path> files = Files.list(copy)) {
            Tampering.changeAByte(files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow());
        }
        return copy;
    }
}
