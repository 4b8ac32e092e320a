package dev.agentfirewall.cli.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.approvals.contract.Questions;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.postgres.PostgresConfig;
import dev.agentfirewall.postgres.PostgresDatabase;
import dev.agentfirewall.postgres.Seal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresCommandTest {
    @TempDir
    private Path directory;

    private EmbeddedPostgres server;
    private String url = "";

    @BeforeAll
    void start() throws Exception {
        server = EmbeddedPostgres.start();
        url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void migrateThenExport_aLog_verifies() throws Exception {
        TestConsole migrating = TestConsole.piped("");
        assertThat(migrating.run("postgres", "migrate", "--jdbc", url, "--jdbc-user", "postgres"))
                .isEqualTo(ExitCode.DONE);
        append();
        Path copy = directory.resolve("copy");
        TestConsole exporting = TestConsole.piped("");

        assertThat(exporting.run(
                        "postgres",
                        "export",
                        "--jdbc",
                        url,
                        "--jdbc-user",
                        "postgres",
                        "--log",
                        "main",
                        copy.toString()))
                .isEqualTo(ExitCode.DONE);

        assertThat(exporting.out()).startsWith("{\"log\":\"main\",").contains("\"head\":\"2:sha256:");
        assertThat(TestConsole.piped("").run("audit", "verify", copy.toString()))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void verifyAndCheckpoint_inPlace_showWhatWasChanged() throws Exception {
        assertThat(TestConsole.piped("").run("postgres", "migrate", "--jdbc", url, "--jdbc-user", "postgres"))
                .isEqualTo(ExitCode.DONE);
        append("verified");
        assertThat(audit("verify", "verified").out())
                .startsWith("{\"sound\":true,\"segments\":1,\"records\":2,\"recoveries\":0,\"head\":\"2:sha256:")
                .contains("\"anchored\":true,\"problems\":0}");
        assertThat(audit("checkpoint", "verified").err()).contains("never signed");

        Path key = key();
        TestConsole signing = audit("checkpoint", "verified", "--sign", key.toString(), "--origin", "acme.example/a");
        assertThat(signing.out()).startsWith("acme.example/a\n2\n");
        assertThat(audit("checkpoint", "verified").out()).isEqualTo(signing.out());
        Path kept = Files.writeString(directory.resolve("kept.note"), signing.out());
        TestConsole attested =
                audit("verify", "verified", "--key", publicKey().toString(), "--checkpoint", kept.toString());
        assertThat(attested.out()).contains("\"unattested\":0");

        execute("UPDATE agent_firewall.audit_record SET event = replace(event, 'decided', 'denied') WHERE log ="
                + " 'verified'");
        TestConsole changed = audit("verify", "verified", "--key", publicKey().toString());
        assertThat(changed.out()).contains("\"problem\":\"changed\",\"file\":\"verified\"", "\"sound\":false");
        assertThat(changed.err()).contains("Not as it was written", "Not attested");
    }

    @Test
    void verify_placeThatIsNone_saysHowToNameOne() {
        assertThat(TestConsole.piped("").run("audit", "verify")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(TestConsole.piped("").run("audit", "verify", "--jdbc", url)).isEqualTo(ExitCode.WRONG_USE);
        assertThat(TestConsole.piped("").run("audit", "verify", "logs/", "--jdbc", url, "--log", "main"))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(audit("verify", "no-such-log").err()).contains("no-such-log");
        assertThat(audit("verify", "no such log").err()).contains("--log");
    }

    private TestConsole audit(String command, String log, String... more) {
        TestConsole console = TestConsole.piped("");
        List<String> line =
                new ArrayList<>(List.of("audit", command, "--jdbc", url, "--jdbc-user", "postgres", "--log", log));
        line.addAll(List.of(more));
        console.run(line.toArray(String[]::new));
        return console;
    }

    private Path key() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.writeString(publicKey(), pem("PUBLIC", keys.getPublic().getEncoded()));
        Path file = Files.createFile(
                directory.resolve("audit.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, pem("PRIVATE", keys.getPrivate().getEncoded()));
    }

    private Path publicKey() {
        return directory.resolve("audit.pub");
    }

    private static String pem(String kind, byte[] key) {
        return "-----BEGIN " + kind + " KEY-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + kind
                + " KEY-----\n";
    }

    private void execute(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Test
    void approvals_sealedInTheDatabase_areListedAndShownWithTheKeyAlone() throws Exception {
        Path key = Files.write(directory.resolve("key"), new byte[32]);
        assertThat(TestConsole.piped("").run("postgres", "migrate", "--jdbc", url, "--jdbc-user", "postgres"))
                .isEqualTo(ExitCode.DONE);
        String ticket = ask();

        TestConsole listing = TestConsole.piped("");
        assertThat(listing.run(
                        "approvals",
                        "list",
                        "--jdbc",
                        url,
                        "--jdbc-user",
                        "postgres",
                        "--seal-key-file",
                        key.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(listing.out()).contains(ticket).doesNotContain("ana@partner.example");
        TestConsole showing = TestConsole.piped("");
        assertThat(showing.run(
                        "approvals",
                        "show",
                        ticket,
                        "--jdbc",
                        url,
                        "--jdbc-user",
                        "postgres",
                        "--seal-key-file",
                        key.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(showing.out()).contains("ana@partner.example");
        TestConsole keyless = TestConsole.piped("");
        assertThat(keyless.run("approvals", "show", ticket, "--jdbc", url, "--jdbc-user", "postgres"))
                .isEqualTo(ExitCode.UNREADABLE);
        assertThat(keyless.err()).contains("another key").doesNotContain("ana@partner.example");
    }

    @Test
    void export_wrongUse_saysWhat() {
        TestConsole nowhere = TestConsole.piped("");
        assertThat(nowhere.run("postgres", "export", "--log", "main", "copy")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(nowhere.err()).contains("say which database");

        TestConsole telling = TestConsole.piped("");
        assertThat(telling.run("postgres", "migrate", "--jdbc", url + "?password=s3cret"))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(telling.err()).doesNotContain("s3cret");
    }

    @Test
    void export_noSuchDatabase_isUnreadableAndTellsNoSecret() throws Exception {
        Path password = Files.writeString(directory.resolve("password"), "s3cret\n");
        TestConsole console = TestConsole.piped("");

        int code = console.run(
                "postgres",
                "migrate",
                "--jdbc",
                url.replace("/postgres", "/nowhere"),
                "--jdbc-user",
                "postgres",
                "--jdbc-password-file",
                password.toString());

        assertThat(code).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("no such database").doesNotContain("s3cret", "nowhere");
    }

    private String ask() throws Exception {
        try (PostgresDatabase database =
                PostgresDatabase.open(PostgresConfig.at(url).withUser("postgres"))) {
            return database.approvals(Seal.aes(new byte[32]), 10)
                    .open(Questions.mailTo("ana@partner.example"), Duration.ofDays(1))
                    .ticket()
                    .id()
                    .value();
        }
    }

    private void append() throws Exception {
        append("main");
    }

    private void append(String log) throws Exception {
        try (PostgresDatabase database =
                PostgresDatabase.open(PostgresConfig.at(url).withUser("postgres"))) {
            database.auditLog(log).append(Json.object().put("kind", "decided").build());
        }
    }
}
