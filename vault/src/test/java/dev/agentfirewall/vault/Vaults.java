package dev.agentfirewall.vault;

import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.crypto.AesGcm;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.recording.Evidence;
import dev.agentfirewall.recording.ShownMessage;
import dev.agentfirewall.recording.ShownMessage.Call;
import dev.agentfirewall.recording.ShownMessage.Part;
import dev.agentfirewall.recording.ShownMessage.Speaker;
import dev.agentfirewall.recording.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Vaults, and things to keep in them. */
final class Vaults {
    static final String CANARY = "c4nary-in-the-vault";
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Vaults() {}

    static Path keyFile(Path folder, String name) throws IOException {
        return keyFile(folder, name, List.of(newKey()));
    }

    static String newKey() {
        return Base64.getEncoder().encodeToString(AesGcm.newKey());
    }

    static Path keyFile(Path folder, String name, List<String> keys) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, String.join("\n", keys) + "\n");
    }

    static VaultConfig config(Path folder, Path key) throws VaultException {
        return VaultConfig.in(folder, KeyFile.read(key)).clock(CLOCK);
    }

    static Subject emma() {
        return Subject.of("emma", "user");
    }

    static ShownMessage says(Speaker speaker, String text) {
        return ShownMessage.of(speaker, text, List.of(new Part(text, "")), List.of());
    }

    static ShownMessage calls(String id, String tool, String arguments) {
        return ShownMessage.of(Speaker.ASSISTANT, "", List.of(), List.of(new Call(id, tool, arguments)));
    }

    static ShownMessage result(String id, String tool, String text) {
        return new ShownMessage(Speaker.TOOL, text, List.of(new Part(text, "")), List.of(), id, tool);
    }

    static Evidence.Answered answered(
            Subject subject, String conversation, List<ShownMessage> shown, ShownMessage answer) {
        Turn turn = new Turn(new ConversationId(conversation), shown, answer, List.of());
        return new Evidence.Answered(Optional.of(subject), turn, answer, Optional.empty(), "test-model");
    }

    /** One question and its answer. */
    static Evidence.Answered talk(Subject subject, String conversation, String text) {
        return answered(
                subject, conversation, List.of(says(Speaker.USER, text)), says(Speaker.ASSISTANT, "About " + text));
    }

    static Evidence.Called called(Subject subject, String conversation, String arguments) {
        return new Evidence.Called(
                Optional.of(subject), new ConversationId(conversation), "call_0", "send_email", arguments);
    }

    static Evidence.Returned returned(Subject subject, String conversation, String text) {
        return new Evidence.Returned(
                Optional.of(subject),
                new ConversationId(conversation),
                "call_0",
                "read_inbox",
                "withheld",
                "content.finding",
                List.of(ToolOutput.Part.text("text", text)));
    }

    static List<VaultRecord> all(Vault vault) throws VaultException {
        return all(vault, VaultQuery.ALL);
    }

    static List<VaultRecord> all(Vault vault, VaultQuery query) throws VaultException {
        List<VaultRecord> records = new ArrayList<>();
        vault.reader(new MemoryAuditSink(), "test").show(query, records::add);
        return records;
    }

    static List<String> runs(Vault vault, VaultQuery query) throws VaultException {
        return runs(vault.reader(new MemoryAuditSink(), "test").runs(query));
    }

    static List<String> runs(VaultRuns all) throws VaultException {
        List<String> runs = new ArrayList<>();
        for (Optional<VaultRun> run = all.next(); run.isPresent(); run = all.next()) {
            runs.add(CanonicalJson.write(run.get().run()));
        }
        return runs;
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> records(Path vault) {
        return files(vault.resolve("records"));
    }

    static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
