package dev.agentfirewall.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.audit.file.AuditProblem;
import dev.agentfirewall.audit.file.AuditProblem.Kind;
import dev.agentfirewall.audit.file.AuditQuery;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.json.Json;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresAuditSinkTest {
    private static final String CANARY = "c4nary-in-the-record";

    @TempDir
    private Path directory;

    private final TestServer server = TestServer.shared();
    private String name = "";
    private PostgresDatabase database = PostgresDatabase.open(server.config("postgres"));

    @BeforeEach
    void connect() throws SQLException {
        database.close();
        name = server.database();
        database = PostgresDatabase.open(server.config(name));
    }

    @AfterEach
    void disconnect() {
        database.close();
    }

    @Test
    void append_records_areAChainThatVerifiesAsFilesDo() throws Exception {
        PostgresAuditSink sink = database.auditLog("main");
        AuditReceipt first = sink.append(event(1));
        AuditReceipt second = sink.append(event(2));

        assertThat(first.sequence()).isEqualTo(2); // after the header
        assertThat(second.sequence()).isEqualTo(3);
        assertThat(sink.head()).contains(second);
        AuditReport report = verified();
        assertThat(report.problems()).isEmpty();
        assertThat(report.anchored()).isTrue();
        assertThat(report.head()).contains(second);
        assertThat(read()).extracting(ChainedRecord::event).endsWith(event(1), event(2));
    }

    @Test
    void append_textBeyondAscii_isKeptToTheByte() throws Exception {
        Json.Obj event = Json.object().put("b", "ä€😀\u0000\"\\\n").put("a", 1).build();
        PostgresAuditSink sink = database.auditLog("main");
        sink.append(event);
        sink.append(Json.object().put("text", "\ud800").build());

        assertThat(verified().problems()).isEmpty();
        assertThat(read().get(1).event()).isEqualTo(event);
    }

    @Test
    void append_pastASegment_beginsAnotherWithAHeader() throws Exception {
        PostgresAuditSink sink =
                database.auditLog(PostgresAuditConfig.named("main").withSegmentRecords(3));
        for (int i = 0; i < 5; i++) {
            sink.append(event(i));
        }

        AuditReport report = verified();
        assertThat(report.problems()).isEmpty();
        assertThat(report.segments()).isEqualTo(3);
        assertThat(report.records()).isEqualTo(8);
    }

    @Test
    void append_fromManyThreadsOfTwoPools_numbersEachRecordOnce() throws Exception {
        List<Callable<AuditReceipt>> appends = new ArrayList<>();
        try (PostgresDatabase other = PostgresDatabase.open(server.config(name))) {
            PostgresAuditSink here = database.auditLog("main");
            PostgresAuditSink there = other.auditLog("main");
            for (int i = 0; i < 200; i++) {
                Json.Obj event = event(i);
                PostgresAuditSink sink = i % 2 == 0 ? here : there;
                appends.add(() -> sink.append(event));
            }
            List<Long> numbers = new ArrayList<>();
            for (AuditReceipt receipt : together(appends)) {
                numbers.add(receipt.sequence());
            }

            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(2, 201).boxed().toList());
        }
        assertThat(verified().problems()).isEmpty();
    }

    @Test
    void append_twoLogs_haveAChainEach() throws Exception {
        database.auditLog("other").append(event(1));

        assertThat(database.auditLog("main").append(event(1)).sequence()).isEqualTo(2);
        assertThat(verified().records()).isEqualTo(2);
    }

    @Test
    void append_interrupted_isServedAndKeepsTheInterrupt() throws Exception {
        PostgresAuditSink sink = database.auditLog("main");
        Thread.currentThread().interrupt();

        AuditReceipt receipt = sink.append(event(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sink.head()).contains(receipt);
    }

    @Test
    void append_closedOrTooLarge_throwsAndWritesNothing() throws Exception {
        PostgresAuditSink sink = database.auditLog("main");
        Json.Obj large = Json.object().put("text", "x".repeat(5_000_000)).build();

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> sink.append(large))
                .withMessageContaining("over the limit");
        sink.close();
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> sink.append(event(1)))
                .withMessageContaining("the log is closed");
        assertThat(sink.head()).isEmpty();
    }

    @Test
    void append_theServersDefaultCommitIsAsynchronous_waitsForItsDisk() throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_setting('synchronous_commit'), (SELECT reset_val"
                        + " FROM pg_settings WHERE name = 'lock_timeout')")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("on");
            assertThat(row.getString(2)).isEqualTo("2000");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE agent_firewall.audit_record SET event = replace(event, 'decided', 'settled') WHERE seq = 3; CHANGED",
                "UPDATE agent_firewall.audit_record SET event = event || E'\\n' WHERE seq = 3; CHANGED",
                "DELETE FROM agent_firewall.audit_record WHERE seq = 3; DROPPED",
                "DELETE FROM agent_firewall.audit_record WHERE seq = 5; TRUNCATED",
            })
    void verify_tablesThatSomebodyChanged_saysWhat(String change, Kind kind) throws Exception {
        PostgresAuditSink sink = database.auditLog("main");
        for (int i = 0; i < 4; i++) {
            sink.append(event(i));
        }
        server.execute(name, change);

        List<AuditProblem> problems = verified().problems();
        assertThat(problems).extracting(AuditProblem::kind).contains(kind);
        assertThat(problems.toString()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DELETE FROM agent_firewall.audit_record WHERE seq = 3",
                "UPDATE agent_firewall.audit_log SET seq = 2",
                "UPDATE agent_firewall.audit_log SET hash = 'sha256:' || repeat('0', 64)",
                "UPDATE agent_firewall.audit_record SET hash = 'sha256:' || repeat('0', 64) WHERE seq = 3",
            })
    void appendOrOpen_aLogThatDoesNotEndAsItWasLeft_isRefused(String change) throws Exception {
        PostgresAuditSink sink = database.auditLog("main");
        sink.append(event(1));
        sink.append(event(2));
        server.execute(name, change);

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> database.auditLog("main"))
                .withMessageContaining("does not end with the record that it was left with");
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> sink.append(event(3)))
                .withMessageContaining("does not end with the record that it was left with")
                .withMessageNotContaining(CANARY);
    }

    @Test
    void append_aDatabaseThatChainsOtherwise_countsAsNotWritten() throws Exception {
        PostgresAuditSink sink = database.auditLog("main");
        sink.append(event(1));
        server.execute(
                name,
                "DROP FUNCTION agent_firewall.audit_append",
                "CREATE FUNCTION agent_firewall.audit_append(text, text[], text, bigint)"
                        + " RETURNS TABLE (record_seq bigint, record_prev text, record_hash text) LANGUAGE sql"
                        + " AS 'SELECT 3, hash, hash FROM agent_firewall.audit_log'");

        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> sink.append(event(2)))
                .withMessageContaining("must not act");
    }

    @Test
    void open_withoutTables_saysHowToMakeThem() throws Exception {
        try (PostgresDatabase empty = PostgresDatabase.open(server.config(server.emptyDatabase()))) {
            assertThatExceptionOfType(AuditException.class)
                    .isThrownBy(() -> empty.auditLog("main"))
                    .withMessageContaining("migrate");

            empty.migrate();
            empty.migrate();
            assertThat(empty.auditLog("main").append(event(1)).sequence()).isEqualTo(2);
        }
    }

    @Test
    void open_wrongRoleOrDatabase_tellsNeither() {
        PostgresConfig wrong = server.config("no_such_database")
                .withUser("s3cret-user")
                .withPassword("s3cret-word")
                .withWait(Duration.ofMillis(250));
        try (PostgresDatabase refused = PostgresDatabase.open(wrong)) {
            assertThatExceptionOfType(AuditException.class)
                    .isThrownBy(() -> refused.auditLog("main"))
                    .withMessageContaining("the database fails")
                    .withMessageNotContaining("s3cret")
                    .withMessageNotContaining("localhost")
                    .withNoCause();
        }
    }

    @Test
    void export_noSuchLog_isSaid() {
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> database.exportAuditLog("missing", directory.resolve("copy")))
                .withMessageContaining("no audit log `missing`");
    }

    private AuditReport verified() throws AuditException {
        Path copy = directory.resolve("verified");
        database.exportAuditLog("main", copy);
        return AuditVerifier.verify(copy);
    }

    private List<ChainedRecord> read() throws AuditException {
        Path copy = directory.resolve("read");
        database.exportAuditLog("main", copy);
        List<ChainedRecord> records = new ArrayList<>();
        AuditQuery.all().forEach(copy, records::add);
        return records;
    }

    private static Json.Obj event(int number) {
        return Json.object()
                .put("kind", "decided")
                .put("number", number)
                .put("text", CANARY)
                .build();
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(work)) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
