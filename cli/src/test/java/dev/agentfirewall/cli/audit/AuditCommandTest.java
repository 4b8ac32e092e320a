package dev.agentfirewall.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.signing.NoteSigner;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.Checkpoints;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    @TempDir
    private Path log = Path.of("");

    private AuditReceipt last = new AuditReceipt(1, dev.agentfirewall.artifact.Digest.of(""));

    @BeforeEach
    void setUp() throws Exception {
        try (FileAuditSink sink = FileAuditSink.open(FileAuditConfig.in(log))) {
            sink.append(event("emma", "send_email", "deny", "mail.recipient_untrusted"));
            last = sink.append(event("bob", "search_emails", "permit", "effects.granted"));
        }
    }

    @Test
    void verify_soundLog_saysSoAndGivesTheHead() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("audit", "verify", log.toString())).isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .isEqualTo("{\"sound\":true,\"segments\":1,\"records\":" + last.sequence()
                        + ",\"recoveries\":0,\"head\":\"" + last.sequence() + ":" + last.digest()
                        + "\",\"anchored\":true,\"problems\":0}\n");
        assertThat(console.err()).isEqualTo("Sound: " + last.sequence() + " record(s).\n");
    }

    @Test
    void verify_itsOwnHeadExpected_isSound() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("audit", "verify", log.toString(), "--expect", Receipts.write(last)))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void verify_changedByte_namesFileLineAndRecord() throws Exception {
        Path segment = segment();
        Files.writeString(segment, Files.readString(segment).replace("\"deny\"", "\"deni\""));
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("audit", "verify", log.toString())).isEqualTo(ExitCode.FOUND);
        assertThat(console.out().lines().findFirst().orElseThrow())
                .startsWith("{\"problem\":\"changed\",\"file\":\"" + segment.getFileName() + "\",\"line\":");
        assertThat(console.out()).contains("{\"sound\":false");
        assertThat(console.err()).contains("changed", "Not as it was written");
    }

    @Test
    void verify_noLog_isUnreadable(@TempDir Path empty) {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("audit", "verify", empty.toString())).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains(empty.toString(), "no audit log");
    }

    @Test
    void verify_badReceipt_isWrongUse() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("audit", "verify", log.toString(), "--expect", "seven"))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("a receipt is NUMBER:sha256:HEX");
    }

    @Test
    void show_conditions_addUp() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("audit", "show", log.toString(), "--subject", "emma", "--decision", "deny"))
                .isEqualTo(ExitCode.DONE);
        assertThat(console.out().lines()).singleElement().asString().contains("send_email", "\"prev\":\"sha256:");
        assertThat(console.err()).isEqualTo("1 record(s).\n");
    }

    @Test
    void show_everyCondition_leavesWhatMeetsIt() {
        String[][] conditions = {
            {"--tool", "search_emails", "1"},
            {"--kind", "decided", "2"},
            {"--since", "2999-01-01T00:00:00Z", "0"},
            {"--until", "2000-01-01T00:00:00Z", "0"},
            {"--model", "sha256:" + "0".repeat(64), "0"},
        };
        for (String[] condition : conditions) {
            TestConsole console = TestConsole.piped("");
            console.run("audit", "show", log.toString(), condition[0], condition[1]);
            assertThat(console.err()).as(condition[0]).isEqualTo(condition[2] + " record(s).\n");
        }
    }

    @Test
    void show_brief_tellsEachInALine() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("audit", "show", log.toString(), "--kind", "decided", "--brief"))
                .isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .containsPattern("2026-11-22T10:00:00Z +deny +tool_call +send_email +mail.recipient_untrusted\n")
                .containsPattern("permit +tool_call +search_emails +effects.granted\n");
    }

    @Test
    void show_unknownDecisionOrDigest_isWrongUse() {
        assertThat(TestConsole.piped("").run("audit", "show", log.toString(), "--decision", "maybe"))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(TestConsole.piped("").run("audit", "show", log.toString(), "--model", "abc"))
                .isEqualTo(ExitCode.WRONG_USE);
    }

    @Test
    void show_noSuchDirectory_isUnreadable() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("audit", "show", log.resolve("none").toString())).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("there is no such directory");
    }

    @Test
    void audit_alone_saysWhichThereAre() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("audit")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("verify", "show");
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Json.Obj event(String subject, String tool, String decision, String code) {
        return Json.object()
                .put("kind", "decided")
                .put("time", "2026-11-22T10:00:00Z")
                .put("checkpoint", "tool_call")
                .put("subject", Json.object().put("id", subject).build())
                .put("tool", tool)
                .put("decision", decision)
                .put(
                        "reasons",
                        new Json.Arr(java.util.List.of(
                                Json.object().put("code", code).build())))
                .build();
    }

    @Test
    void verify_signedLog_saysByWhomAndUpToWhere(@TempDir Path signed) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path key =
                pem(signed.resolve("audit.pub"), "PUBLIC KEY", pair.getPublic().getEncoded());
        Path secret = pem(
                signed.resolve("audit.key"), "PRIVATE KEY", pair.getPrivate().getEncoded());
        Path folder = signed.resolve("log");
        NoteSigner signer = NoteSigner.read("acme.example/audit", secret);
        write(FileAuditConfig.in(folder).withCheckpoints(Checkpoints.signedBy(signer)));
        TestConsole first = TestConsole.piped("");
        assertThat(first.run("audit", "checkpoint", folder.toString())).isEqualTo(ExitCode.DONE);
        Path kept = Files.writeString(signed.resolve("kept.note"), first.out());
        write(FileAuditConfig.in(folder));
        TestConsole console = TestConsole.piped("");

        assertThat(console.run(
                        "audit", "verify", folder.toString(), "--key", key.toString(), "--checkpoint", kept.toString()))
                .isEqualTo(ExitCode.DONE);

        assertThat(console.out())
                .contains("\"origin\":\"acme.example/audit\"", "\"key\":\"acme.example/audit+", "\"unattested\":1}");
        assertThat(console.err()).contains("up to record 2 at", "; 1 record(s) after it.");
        Files.delete(folder.resolve("audit-00000000000000000001.checkpoints"));
        TestConsole stripped = TestConsole.piped("");
        assertThat(stripped.run("audit", "verify", folder.toString(), "--key", key.toString()))
                .isEqualTo(ExitCode.FOUND);
        assertThat(stripped.err()).contains("Not attested by a key that was given.");
        assertThat(TestConsole.piped("").run("audit", "checkpoint", folder.toString()))
                .isEqualTo(ExitCode.FOUND);
        assertThat(TestConsole.piped("").run("audit", "verify", folder.toString(), "--checkpoint", kept.toString()))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(TestConsole.piped("").run("audit", "verify", folder.toString(), "--key", kept.toString()))
                .isEqualTo(ExitCode.UNREADABLE);
    }

    private static void write(FileAuditConfig config) throws Exception {
        try (FileAuditSink sink = FileAuditSink.open(config)) {
            sink.append(event("emma", "send_email", "deny", "mail.recipient_untrusted"));
        }
    }

    private static Path pem(Path file, String label, byte[] der) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                file,
                "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END " + label
                        + "-----\n");
    }
}
