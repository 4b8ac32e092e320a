package dev.agentfirewall.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agentfirewall.artifact.signing.NoteSigner;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.AuditProblem;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.Checkpoints;
import dev.agentfirewall.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A log is verified, and its head signed, where it is kept. */
class VerifyInPlaceTest {
    private static final String NAME = "acme.example/agents";
    private static final String REWRITE = "DELETE FROM agent_firewall.audit_record; UPDATE agent_firewall.audit_log"
            + " SET seq = 0, segment = 0, hash = 'sha256:' || repeat('0', 64); SELECT agent_firewall.audit_append('main',"
            + " ARRAY['{\"kind\":\"forged\"}', '{\"kind\":\"forged\"}', '{\"kind\":\"forged\"}', '{\"kind\":\"forged\"}'],"
            + " '{\"format\":\"agent-firewall-audit/1\",\"kind\":\"segment\",\"time\":\"2026-11-23T00:00:00Z\"}', 100)";

    private final TestServer server = TestServer.shared();

    @TempDir
    private Path folder;

    private String name = "";
    private PostgresDatabase database = PostgresDatabase.open(server.config("postgres"));
    private final KeyPair keys;

    VerifyInPlaceTest() throws Exception {
        this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @BeforeEach
    void open() throws Exception {
        database.close();
        name = server.database();
        database = PostgresDatabase.open(server.config(name));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void verify_asItWasWritten_isSoundAndCountsSegments() throws Exception {
        AuditReceipt last = append(5);
        AuditReport report = database.verifyAuditLog("main", verifier -> verifier);
        assertThat(report.problems()).isEmpty();
        assertThat(report.head()).contains(last);
        assertThat(report.segments()).isEqualTo(2);
        assertThat(report.records()).isEqualTo(last.sequence());
        assertThat(report.anchored()).isTrue();
        database.exportAuditLog("main", folder.resolve("copy"));
        assertThat(dev.agentfirewall.audit.file.AuditVerifier.verify(folder.resolve("copy"))
                        .records())
                .isEqualTo(report.records());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        UPDATE agent_firewall.audit_record SET event = replace(event, '3', '4') WHERE seq = 4 | CHANGED
        UPDATE agent_firewall.audit_record SET event = '{' WHERE seq = 4 | CHANGED
        UPDATE agent_firewall.audit_record SET event = repeat('x', 20000000) WHERE seq = 4 | CHANGED
        UPDATE agent_firewall.audit_record SET hash = repeat('x', 20000000) WHERE seq = 4 | CHANGED
        UPDATE agent_firewall.audit_record SET hash = prev WHERE seq = 4 | CHANGED
        DELETE FROM agent_firewall.audit_record WHERE seq = 4 | DROPPED
        DELETE FROM agent_firewall.audit_record WHERE seq = 7 | TRUNCATED
        UPDATE agent_firewall.audit_log SET seq = 99 | TRUNCATED
        UPDATE agent_firewall.audit_log SET hash = concat('sha256:', repeat('a', 64)) | FORGED
        UPDATE agent_firewall.audit_log l SET seq = 6, hash = (SELECT hash FROM agent_firewall.audit_record r WHERE r.seq = 6) | FORGED
        """)
    void verify_tablesThatSomebodyChanged_saysWhat(String change, AuditProblem.Kind kind) throws Exception {
        append(5);
        server.execute(name, change);
        AuditReport report = database.verifyAuditLog("main", verifier -> verifier);
        assertThat(report.problems()).extracting(AuditProblem::kind).contains(kind);
        assertThat(report.problems().toString()).doesNotContain("number");
    }

    @Test
    void verify_archivedStart_isSoundWithItsReceipt() throws Exception {
        append(5);
        AuditReceipt archived = receipt(4);
        server.execute(name, "DELETE FROM agent_firewall.audit_record WHERE seq <= 4");
        assertThat(database.verifyAuditLog("main", verifier -> verifier).sound())
                .isFalse();
        assertThat(database.verifyAuditLog("main", verifier -> verifier.allowingArchivedStart())
                        .problems())
                .isEmpty();
        assertThat(database.verifyAuditLog("main", verifier -> verifier.startingAfter(archived))
                        .problems())
                .isEmpty();
    }

    @Test
    void verify_noSuchLogOrAnEmptyOne_saysSo() throws Exception {
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> database.verifyAuditLog("other", verifier -> verifier))
                .withMessageContaining("`other`");
        database.auditLog("empty").close();
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> database.verifyAuditLog("empty", verifier -> verifier))
                .withMessageContaining("no record");
        assertThat(database.attestAuditLog("empty", Clock.systemUTC(), signer()))
                .isEmpty();
    }

    @Test
    void attest_head_isVerifiedByThePublicKeyAlone() throws Exception {
        append(5);
        String note =
                database.attestAuditLog("main", Clock.systemUTC(), signer()).orElseThrow();
        assertThat(database.attestAuditLog("main", Clock.systemUTC(), signer())).contains(note);
        assertThat(database.lastCheckpoint("main")).contains(note);
        append(1);
        AuditReport report = signedBy(keys.getPublic());
        assertThat(report.problems()).isEmpty();
        assertThat(report.attestation().orElseThrow().checkpoint().origin()).isEqualTo(NAME);
        assertThat(report.unattested()).isEqualTo(1);
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThat(signedBy(other.getPublic()).sound()).isFalse();
    }

    @Test
    void attest_logRewrittenFromEndToEnd_showsAndIsNotSignedAgain() throws Exception {
        append(2);
        String kept =
                database.attestAuditLog("main", Clock.systemUTC(), signer()).orElseThrow();
        server.execute(name, REWRITE);
        assertThat(database.verifyAuditLog("main", verifier -> verifier).problems())
                .isEmpty(); // the chain has no secret
        assertThat(signedBy(keys.getPublic()).problems())
                .extracting(AuditProblem::kind)
                .contains(AuditProblem.Kind.FORGED);
        assertThatExceptionOfType(AuditException.class)
                .isThrownBy(() -> database.attestAuditLog("main", Clock.systemUTC(), signer()))
                .withMessageContaining("not signed");
        server.execute(name, "DELETE FROM agent_firewall.audit_checkpoint");
        assertThat(database.verifyAuditLog(
                                "main",
                                verifier -> verifier.signedBy(List.of(keys.getPublic()))
                                        .honouring(kept))
                        .sound())
                .isFalse();
    }

    @Test
    void append_withCheckpoints_headIsSignedInTheBackgroundAndOnClose() throws Exception {
        BlockingQueue<String> copies = new LinkedBlockingQueue<>();
        PostgresAuditSink sink = database.auditLog(signed(copies));
        sink.append(event(1));
        sink.append(event(2));
        assertThat(copies.poll(60, TimeUnit.SECONDS)).startsWith(NAME + "\n3\n");
        sink.append(event(3));
        sink.close();
        assertThat(copies.poll(60, TimeUnit.SECONDS)).startsWith(NAME + "\n4\n");
        AuditReport report = signedBy(keys.getPublic());
        assertThat(report.problems()).isEmpty();
        assertThat(report.unattested()).isZero();
        assertThat(report.attestation().orElseThrow().checkpoints()).isEqualTo(2);
    }

    @Test
    void append_headThatCannotBeSigned_isTroubleUntilItCan() throws Exception {
        BlockingQueue<String> copies = new LinkedBlockingQueue<>();
        PostgresAuditSink sink = database.auditLog(signed(copies));
        sink.append(event(1));
        sink.append(event(2));
        assertThat(copies.poll(60, TimeUnit.SECONDS)).isNotNull();
        server.execute(name, REWRITE);
        Optional<AuditException> refused = Optional.empty();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (int i = 0; refused.isEmpty() && System.nanoTime() < end; i++) {
            refused = tried(sink, i);
        }
        assertThat(refused.orElseThrow()).hasMessageContaining("not signed");
        assertThatExceptionOfType(AuditException.class).isThrownBy(sink::close);
    }

    private static Optional<AuditException> tried(PostgresAuditSink sink, int number) {
        try {
            sink.append(event(number));
            return Optional.empty();
        } catch (AuditException e) {
            return Optional.of(e);
        }
    }

    private PostgresAuditConfig signed(BlockingQueue<String> copies) throws Exception {
        return PostgresAuditConfig.named("main")
                .withCheckpoints(Checkpoints.signedBy(signer())
                        .everyRecords(2)
                        .every(Duration.ofHours(1))
                        .copiedTo(copies::add));
    }

    private NoteSigner signer() throws Exception {
        Path file = folder.resolve("audit.key");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(keys.getPrivate().getEncoded())
                            + "\n-----END PRIVATE KEY-----\n");
        }
        return NoteSigner.read(NAME, file);
    }

    private AuditReport signedBy(PublicKey key) throws AuditException {
        return database.verifyAuditLog("main", verifier -> verifier.signedBy(List.of(key)));
    }

    private AuditReceipt receipt(long sequence) throws Exception {
        try (var connection = server.connect(name);
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT hash FROM agent_firewall.audit_record WHERE seq = " + sequence)) {
            row.next();
            return AuditReceipt.parse(sequence + ":" + row.getString(1));
        }
    }

    /** Appends so many records in segments of four; gives the last. */
    private AuditReceipt append(int records) throws AuditException {
        try (PostgresAuditSink sink =
                database.auditLog(PostgresAuditConfig.named("main").withSegmentRecords(4))) {
            for (int i = 1; i < records; i++) {
                sink.append(event(i));
            }
            return sink.append(event(records));
        }
    }

    private static Json.Obj event(int number) {
        return Json.object().put("kind", "decided").put("number", number).build();
    }
}
