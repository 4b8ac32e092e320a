package dev.agentfirewall.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.approvals.contract.Questions;
import dev.agentfirewall.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rights that docs/postgres.md grants to the firewall's role are enough, and no more than that. */
class RightsTest {
    private static final Pattern GRANTS = Pattern.compile("<!-- grants -->\\s*```sql\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    private final TestServer server = TestServer.shared();

    @Test
    void writer_withTheGrantsOfTheDocs_appendsAndExports() throws Exception {
        try (PostgresDatabase database = PostgresDatabase.open(asWriter())) {
            database.auditLog("main")
                    .append(Json.object().put("kind", "decided").build());

            assertThat(database.exportAuditLog("main", directory)).isPresent();
        }
    }

    @Test
    void writer_withTheGrantsOfTheDocs_asksAnswersTakesAndSweeps() throws Exception {
        try (PostgresDatabase database = PostgresDatabase.open(asWriter())) {
            ApprovalStore store = database.approvals();
            Ticket ticket = store.open(Questions.mailTo("ana@partner.example"), Duration.ofDays(1))
                    .ticket();
            store.answer(ticket.id(), "olga", Verdict.GRANT);

            assertThat(store.take(ticket.id(), ticket.question().digest())).isPresent();
            assertThat(store.sweep(Duration.ZERO)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM agent_firewall.audit_record",
                "UPDATE agent_firewall.audit_record SET event = '{}'",
                "TRUNCATE agent_firewall.audit_record",
                "DELETE FROM agent_firewall.audit_log",
                "UPDATE agent_firewall.audit_log SET seq = 0",
                "INSERT INTO agent_firewall.audit_record VALUES ('main', 99, '', '', '{}')",
                "DROP TABLE agent_firewall.audit_record CASCADE",
            })
    void writer_rewritingTheLog_hasNoRight(String statement) throws Exception {
        try (PostgresDatabase database = PostgresDatabase.open(asWriter());
                Connection connection = database.connect();
                Statement attempt = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> attempt.execute(statement))
                    .matches(refused -> "42501".equals(refused.getSQLState()));
        }
    }

    private PostgresConfig asWriter() throws Exception {
        String name = server.database();
        // Roles are the server's, not a database's.
        server.execute(name, "DROP ROLE IF EXISTS firewall_writer_" + name);
        server.execute(name, grants().replace("firewall_writer", "firewall_writer_" + name));
        return server.config(name).withUser("firewall_writer_" + name);
    }

    private static String grants() throws Exception {
        Path page = Path.of("docs", "postgres.md");
        Path found = Files.exists(page) ? page : Path.of("..").resolve(page);
        Matcher grants = GRANTS.matcher(Files.readString(found));
        assertThat(grants.find()).isTrue();
        return grants.group(1);
    }
}
