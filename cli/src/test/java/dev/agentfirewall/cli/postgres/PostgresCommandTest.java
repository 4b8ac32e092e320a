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
import java.time.Duration;
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
        try (PostgresDatabase database =
                PostgresDatabase.open(PostgresConfig.at(url).withUser("postgres"))) {
            database.auditLog("main")
                    .append(Json.object().put("kind", "decided").build());
        }
    }
}
