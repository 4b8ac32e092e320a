package dev.agentfirewall.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.audit.file.AuditQuery;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import dev.agentfirewall.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log promises when the server is killed, is down, or loses a connection in the middle of a commit. */
class FailingServerTest {
    private static final Duration WAIT = Duration.ofMillis(500);

    @TempDir
    private Path directory;

    private final TestServer server = TestServer.shared();

    @Test
    void append_serverKilledMeanwhile_keepsTheChainAndEveryAcknowledgedRecord() throws Exception {
        String name = server.database();
        Set<AuditReceipt> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch sixteen = new CountDownLatch(16);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (PostgresDatabase database =
                PostgresDatabase.open(server.config(name).withWait(WAIT))) {
            PostgresAuditSink sink = database.auditLog("main");
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> {
                    for (int tries = 0; tries < 100_000 && refused.get() < 4; tries++) {
                        try {
                            acknowledged.add(sink.append(event(tries)));
                            sixteen.countDown();
                        } catch (AuditException e) {
                            refused.incrementAndGet();
                        }
                    }
                });
            }
            assertThat(sixteen.await(20, TimeUnit.SECONDS)).isTrue();
            server.kill();
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(refused.get()).isGreaterThanOrEqualTo(4);
        } finally {
            threads.shutdownNow();
            server.restart();
        }

        try (PostgresDatabase database = PostgresDatabase.open(server.config(name))) {
            PostgresAuditSink sink = database.auditLog("main");
            acknowledged.add(sink.append(event(1)));
            assertThat(receipts(database)).containsAll(acknowledged);
        }
    }

    @Test
    void guard_databaseDown_refusesAndRecoversWithoutARestart() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        try (PostgresDatabase database =
                PostgresDatabase.open(server.config(server.database()).withWait(WAIT))) {
            Firewall firewall = Permitting.firewall(database.auditLog("main"));
            assertThat(guard(firewall, runs)).isInstanceOf(ToolOutcome.Completed.class);
            server.kill();
            try {
                assertThat(guard(firewall, runs)).isInstanceOf(ToolOutcome.Refused.class);
                assertThat(guard(firewall, runs)).isInstanceOf(ToolOutcome.Refused.class);
                assertThat(runs).hasValue(1);
            } finally {
                server.restart();
            }
            assertThat(eventually(firewall, runs)).isInstanceOf(ToolOutcome.Completed.class);
            assertThat(runs).hasValue(2);
            assertThat(receipts(database)).hasSizeGreaterThanOrEqualTo(5); // a header, and two for each call that ran
        }
    }

    @Test
    void append_answerToTheCommitIsLost_throwsAndNeitherRepeatsNorForks() throws Exception {
        String name = server.database();
        try (CuttingProxy proxy = CuttingProxy.before(server.port());
                PostgresDatabase database = PostgresDatabase.open(
                        PostgresConfig.at("jdbc:postgresql://localhost:" + proxy.port() + "/" + name)
                                .withUser("postgres"))) {
            PostgresAuditSink sink = database.auditLog("main");
            proxy.loseTheNext("sha256:");

            assertThatExceptionOfType(AuditException.class)
                    .isThrownBy(() -> sink.append(event(1)))
                    .withMessageContaining("must not act");
            assertThat(proxy.lostOne()).isTrue();
            AuditReceipt next = sink.append(event(2));

            assertThat(next.sequence()).isEqualTo(3); // the lost one was committed, once
            assertThat(receipts(database)).hasSize(3).contains(next);
        }
    }

    private Set<AuditReceipt> receipts(PostgresDatabase database) throws AuditException {
        database.exportAuditLog("main", directory);
        assertThat(AuditVerifier.verify(directory).problems()).isEmpty();
        List<ChainedRecord> records = new ArrayList<>();
        AuditQuery.all().forEach(directory, records::add);
        return Set.copyOf(records.stream().map(ChainedRecord::receipt).toList());
    }

    // A busy machine may not let the pool in within its wait.
    private static ToolOutcome eventually(Firewall firewall, AtomicInteger runs) {
        ToolOutcome outcome = guard(firewall, runs);
        for (int tries = 0; tries < 40 && outcome instanceof ToolOutcome.Refused; tries++) {
            outcome = guard(firewall, runs);
        }
        return outcome;
    }

    private static ToolOutcome guard(Firewall firewall, AtomicInteger runs) {
        return Permitting.guard(firewall, call -> {
            runs.incrementAndGet();
            return ToolOutput.text("done");
        });
    }

    private static Json.Obj event(int number) {
        return Json.object().put("kind", "decided").put("number", number).build();
    }
}
