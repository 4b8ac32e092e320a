package dev.agentfirewall.spring;

import static dev.agentfirewall.spring.Starts.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.approvals.ApprovalDesk;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.postgres.PostgresApprovalStore;
import dev.agentfirewall.postgres.PostgresDatabase;
import dev.agentfirewall.spring.Office.Assistant;
import dev.agentfirewall.spring.Office.Talkative;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.security.core.context.SecurityContextHolder;

/** Questions and records in a real PostgreSQL, at the address of the application's own data source. */
class DatabaseTest {
    @SuppressWarnings("NullAway.Init") // started before all
    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void questionsAndRecords_areInTheDatabaseAndRecordsInFilesToo() {
        Starts.in(folder)
                .withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                        "spring.datasource.username=postgres",
                        "agent-firewall.database.migrate=true",
                        "agent-firewall.approvals.in-database=true",
                        "agent-firewall.audit.database-log=office")
                .withBean(ChatModel.class, Talkative::new)
                .run(context -> {
                    assertThat(context.getBean(ApprovalStore.class)).isInstanceOf(PostgresApprovalStore.class);
                    assertThat(context.getBean(ApprovalDesk.class).open(10)).isEqualTo(List.of());
                    Office.logIn("emma");
                    AiServices.create(Assistant.class, context.getBean(ChatModel.class))
                            .chat("hello");
                    assertThat(context.getBean(PostgresDatabase.class).exportAuditLog("office", folder.resolve("copy")))
                            .hasValueSatisfying(
                                    last -> assertThat(last.sequence()).isGreaterThan(1));
                    assertThat(Health.of(context))
                            .containsEntry("approvals", "up")
                            .containsEntry("audit_file", "up");
                });
    }

    @Test
    void databaseWithoutTables_isNamed() {
        Starts.bare()
                .withPropertyValues(
                        "agent-firewall.scanner.tier=none",
                        "agent-firewall.database.url=jdbc:postgresql://localhost:" + server.getPort() + "/template1",
                        "agent-firewall.database.username=postgres",
                        "agent-firewall.audit.database-log=office")
                .run(context -> assertThat(refusal(context)).hasMessageContaining("agent-firewall postgres migrate"));
    }

    @Test
    void noAddress_isNamed() {
        Starts.in(folder)
                .withPropertyValues("agent-firewall.approvals.in-database=true")
                .run(context -> assertThat(refusal(context).remedy())
                        .contains("agent-firewall.database.url", "spring.datasource.url"));
    }

    @Test
    void addressWithAPassword_isNamedAndNotQuoted() {
        Starts.in(folder)
                .withPropertyValues(
                        "agent-firewall.approvals.in-database=true",
                        "agent-firewall.database.url=jdbc:postgresql://db/agents?password=hush")
                .run(context -> {
                    assertThat(refusal(context)).hasMessageNotContaining("hush");
                    assertThat(refusal(context).remedy()).contains("agent-firewall.database.url");
                });
    }

    @Test
    void questionsInTwoPlaces_areAContradiction() {
        Starts.in(folder)
                .withPropertyValues(
                        "agent-firewall.approvals.in-database=true",
                        "agent-firewall.approvals.directory=" + folder.resolve("questions"),
                        "agent-firewall.database.url=jdbc:postgresql://localhost/agents")
                .run(context -> assertThat(refusal(context)).hasMessageContaining("one place"));
    }

    @Test
    void moduleMissing_isNamed() {
        Starts.in(folder)
                .withPropertyValues("agent-firewall.approvals.in-database=true")
                .withClassLoader(new FilteredClassLoader(PostgresDatabase.class))
                .run(context -> assertThat(refusal(context)).hasMessageContaining("dev.agentfirewall:postgres"));
    }
}
