package dev.agentfirewall.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.approvals.contract.ApprovalStoreContract;
import dev.agentfirewall.approvals.contract.Questions;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresApprovalStoreTest extends ApprovalStoreContract {
    private static final Duration DAY = Duration.ofDays(1);
    private static final byte[] KEY = new byte[32];

    private static final TestServer SERVER = TestServer.shared();

    private static String name = "";
    private static PostgresDatabase database = PostgresDatabase.open(SERVER.config("postgres"));

    private Duration passed = Duration.ZERO;

    // Once, and emptied before each test: a new database for each takes longer than the test.
    @BeforeAll
    static void connect() throws SQLException {
        database.close();
        name = SERVER.database();
        database = PostgresDatabase.open(SERVER.config(name).withConnections(8));
    }

    @AfterAll
    static void disconnect() {
        database.close();
    }

    @AfterEach
    void empty() throws SQLException {
        SERVER.execute(name, "TRUNCATE agent_firewall.approval");
        pass(passed.negated());
    }

    @Override
    protected ApprovalStore open() {
        return database.approvals(Seal.aes(KEY), CAPACITY);
    }

    // The database's clock is what counts, so it is what is set.
    @Override
    protected void pass(Duration time) throws SQLException {
        passed = passed.plus(time);
        SERVER.execute(
                name,
                "CREATE OR REPLACE FUNCTION agent_firewall.store_time() RETURNS timestamptz LANGUAGE sql VOLATILE"
                        + " AS 'SELECT clock_timestamp() + interval ''" + passed.toSeconds() + " s'''");
    }

    @Test
    void open_sealed_leavesNothingReadableInTheTable() throws Exception {
        store().open(Questions.mailTo("c4nary@partner.example"), DAY);

        assertThat(rows()).contains("send_email").doesNotContain("c4nary");
        assertThat(latin(shown())).doesNotContain("c4nary");
    }

    @Test
    void open_withoutASeal_isReadableInTheTableUntilSettled() throws Exception {
        ApprovalStore plain = database.approvals();
        Ticket ticket =
                plain.open(Questions.mailTo("c4nary@partner.example"), DAY).ticket();
        assertThat(latin(shown())).contains("c4nary");

        plain.answer(ticket.id(), "olga", Verdict.DENY);

        assertThat(shown()).isNull();
    }

    @Test
    void find_withAnotherKeyOrNone_failsAndTellsNothing() throws Exception {
        Ticket ticket =
                store().open(Questions.mailTo("c4nary@partner.example"), DAY).ticket();
        byte[] other = KEY.clone();
        other[0] = 1;

        for (Seal seal : Arrays.asList(Seal.aes(other), Seal.none())) {
            assertThatExceptionOfType(ApprovalStoreException.class)
                    .isThrownBy(() -> database.approvals(seal, CAPACITY).find(ticket.id()))
                    .withMessageContaining("another key")
                    .withMessageNotContaining("c4nary")
                    .withNoCause();
        }
    }

    @Test
    void take_withoutTheKey_works() throws Exception {
        Ticket ticket =
                store().open(Questions.mailTo("ana@partner.example"), DAY).ticket();
        store().answer(ticket.id(), "olga", Verdict.GRANT);

        Optional<Ticket> taken =
                database.approvals().take(ticket.id(), ticket.question().digest());

        assertThat(taken).isPresent();
    }

    @Test
    void find_sealedContentMovedToAnotherTicket_fails() throws Exception {
        Ticket one = store().open(Questions.mailTo("ana@partner.example"), DAY).ticket();
        Ticket two = store().open(Questions.mailTo("eve@evil.example"), DAY).ticket();
        SERVER.execute(
                name,
                "UPDATE agent_firewall.approval SET shown = (SELECT shown FROM agent_firewall.approval WHERE id = '"
                        + two.id() + "') WHERE id = '" + one.id() + "'");

        assertThatExceptionOfType(ApprovalStoreException.class)
                .isThrownBy(() -> store().find(one.id()))
                .withMessageContaining(one.id().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "question = 'sha256:' || repeat('a', 64)",
                "binding = replace(binding, 'emma', 'eve')",
                "binding = '{'",
                "answers = '[{}]'",
                "answers = 'null'",
            })
    void find_aRowThatSomebodyChanged_failsAndNamesTheTicket(String change) throws Exception {
        Ticket ticket =
                store().open(Questions.mailTo("ana@partner.example"), DAY).ticket();
        SERVER.execute(name, "UPDATE agent_firewall.approval SET " + change);

        assertThatExceptionOfType(ApprovalStoreException.class)
                .isThrownBy(() -> store().find(ticket.id()))
                .withMessageContaining(ticket.id().value())
                .withMessageNotContaining("eve");
    }

    @Test
    void open_endedTicketsFillTheStore_makesRoom() throws Exception {
        for (int i = 0; i < CAPACITY; i++) {
            store().open(Questions.mailTo(i + "@partner.example"), Duration.ofHours(1));
        }
        pass(Duration.ofHours(2));

        assertThat(store().open(Questions.mailTo("one.more@partner.example"), DAY)
                        .fresh())
                .isTrue();
    }

    @Test
    void take_answerToTheCommitIsLost_throwsAndNobodyElseGetsIt() throws Exception {
        Question question = Questions.mailTo("ana@partner.example");
        Ticket ticket = store().open(question, DAY).ticket();
        store().answer(ticket.id(), "olga", Verdict.GRANT);
        try (CuttingProxy proxy = CuttingProxy.before(SERVER.port());
                PostgresDatabase behind = PostgresDatabase.open(
                        PostgresConfig.at("jdbc:postgresql://localhost:" + proxy.port() + "/" + name)
                                .withUser("postgres"))) {
            proxy.loseTheNext("COMMIT");

            assertThatExceptionOfType(ApprovalStoreException.class)
                    .isThrownBy(() -> behind.approvals().take(ticket.id(), question.digest()))
                    .withNoCause();
            assertThat(proxy.lostOne()).isTrue();
            assertThat(store().take(ticket.id(), question.digest())).isEmpty();
            assertThat(store().open(question, DAY).fresh()).isTrue();
        }
    }

    @Test
    void seal_keyOfAnotherLength_isRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Seal.aes(new byte[16]));
    }

    private String rows() throws SQLException {
        return text(
                "SELECT string_agg(id || question || state || binding || answers, ' ') FROM agent_firewall.approval");
    }

    private String text(String query) throws SQLException {
        try (Connection connection = SERVER.connect(name);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private byte @Nullable [] shown() throws SQLException {
        try (Connection connection = SERVER.connect(name);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT shown FROM agent_firewall.approval")) {
            row.next();
            return row.getBytes(1);
        }
    }

    private static String latin(byte @Nullable [] bytes) {
        return new String(Objects.requireNonNull(bytes), StandardCharsets.ISO_8859_1);
    }
}
