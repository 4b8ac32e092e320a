package dev.agentfirewall.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.agentfirewall.artifact.signing.NoteSigner;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.AuditReport;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.audit.file.Checkpoints;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The database that the firewall keeps its record and people's approvals in: a bounded pool of connections, and what is built on it.
 * A database that is down denies what is asked meanwhile, and is used again as soon as it is back. Thread-safe.
 */
public final class PostgresDatabase implements AutoCloseable, Vitals {
    private static final int INTERRUPTS = 8;
    private static final String PART = "postgres";

    private final PostgresConfig config;
    private final HikariDataSource pool;
    private final List<Vital> vitals;

    private PostgresDatabase(PostgresConfig config, HikariDataSource pool) {
        this.config = config;
        this.pool = pool;
        this.vitals = List.of(
                new Vital(Vital.Kind.POOL_IN_USE, PART, () -> pooled(HikariPoolMXBean::getActiveConnections)),
                new Vital(Vital.Kind.POOL_SIZE, PART, config::connections),
                new Vital(Vital.Kind.WAITING, PART, () -> pooled(HikariPoolMXBean::getThreadsAwaitingConnection)));
    }

    // There is no pool before the first connection is asked for in vain, and none after it was closed.
    private long pooled(ToIntFunction<HikariPoolMXBean> count) {
        @Nullable HikariPoolMXBean bean = pool.getHikariPoolMXBean();
        return bean == null || pool.isClosed() ? 0 : count.applyAsInt(bean);
    }

    /** Of its connections, how many are in use, how many there may be, and how many wait for one. The same for all that is built on it. */
    @Override
    public List<Vital> vitals() {
        return vitals;
    }

    /** A pool that connects when it is first needed: a database that is down now may be up then. */
    public static PostgresDatabase open(PostgresConfig config) {
        HikariConfig settings = new HikariConfig();
        settings.setDataSource(config.bounded());
        settings.setPoolName("agent-firewall");
        settings.setAutoCommit(false);
        settings.setMaximumPoolSize(config.connections());
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(config.patience().toMillis());
        settings.setValidationTimeout(Math.max(250, config.patience().toMillis() / 2));
        settings.setInitializationFailTimeout(-1);
        return new PostgresDatabase(config, new HikariDataSource(settings));
    }

    /** Makes the tables, or brings them up to date; needs a role that owns the schema {@code agent_firewall}, or may create it. */
    public void migrate() throws PostgresException {
        Migrations.run(config.unbounded());
    }

    /**
     * The audit log of this name, begun where it is not there yet. Any number of processes may append to it.
     *
     * @throws AuditException when the database cannot be used, or the log in it does not end as it was left
     */
    public PostgresAuditSink auditLog(String name) throws AuditException {
        return PostgresAuditSink.open(this, PostgresAuditConfig.named(name));
    }

    /** The audit log so configured. */
    public PostgresAuditSink auditLog(PostgresAuditConfig log) throws AuditException {
        return PostgresAuditSink.open(this, log);
    }

    /** People's approvals, shown content stored as it is. */
    public PostgresApprovalStore approvals() {
        return approvals(Seal.none(), PostgresApprovalStore.CAPACITY);
    }

    /** People's approvals, shown content stored under {@code seal}, of {@code capacity} live tickets at most. */
    public PostgresApprovalStore approvals(Seal seal, int capacity) {
        return new PostgresApprovalStore(this, seal, capacity);
    }

    /**
     * Writes an audit log down as files, one for each segment and one for its end, which {@code audit verify} and {@code audit show} read. Appends go
     * on meanwhile and are not in it.
     *
     * @param directory empty, or not there yet
     * @return the last record
     * @throws AuditException when there is no such log, the database fails, or the files cannot be written
     */
    public Optional<AuditReceipt> exportAuditLog(String name, Path directory) throws AuditException {
        return AuditExport.run(this, PostgresAuditConfig.named(name).log(), directory);
    }

    /**
     * Verifies an audit log where it is, at one moment and beside running firewalls; memory does not grow with the log.
     *
     * @param how what is expected of it: {@code verifier -> verifier.signedBy(keys)}
     * @throws AuditException when there is no such log or the database fails
     */
    public AuditReport verifyAuditLog(String name, UnaryOperator<AuditVerifier> how) throws AuditException {
        return atOneMoment(
                PostgresAuditConfig.named(name).log(),
                (connection, log) -> how.apply(AuditVerifier.of(new TableLog(connection, log, 0)))
                        .verify());
    }

    /** The last signed head of an audit log, as it is, not verified. */
    public Optional<String> lastCheckpoint(String name) throws AuditException {
        return atOneMoment(PostgresAuditConfig.named(name).log(), (connection, log) -> {
            List<String> last = new ArrayList<>();
            CheckpointTable.newest(connection, log, 1, last::add);
            return last.stream().findFirst();
        });
    }

    /**
     * Signs the head of an audit log and keeps the note with it, after walking all records since the last head that the same keys signed.
     *
     * @return the note; the last one where nothing came since; empty when the log is
     * @throws AuditException when there is no such log, a record is not as it was written, or the database fails
     */
    public Optional<String> attestAuditLog(String name, Clock clock, NoteSigner... signers) throws AuditException {
        Checkpoints by = Checkpoints.signedBy(signers);
        Attesting attesting = new Attesting(PostgresAuditConfig.named(name).log(), by.signers(), clock);
        return attest(attesting, by.copies()).map(Attesting.Signed::note);
    }

    Optional<Attesting.Signed> attest(Attesting attesting, Consumer<String> copies) throws AuditException {
        Optional<Attesting.Signed> signed =
                atOneMoment(attesting.log(), (connection, log) -> attesting.sign(connection));
        if (signed.isPresent()) {
            copies.accept(signed.get().note());
            keep(attesting.log(), signed.get());
        }
        return signed;
    }

    private void keep(String log, Attesting.Signed signed) throws AuditException {
        try (Connection connection = connect()) {
            CheckpointTable.add(connection, log, signed.head().sequence(), signed.note());
            connection.commit();
        } catch (SQLException e) {
            throw new AuditException(
                    "the signed head of audit log `" + log + "` not kept: the database fails: " + Trouble.of(e));
        }
    }

    private interface Reader<T> {
        T read(Connection connection, String log) throws SQLException, AuditException;
    }

    private <T> T atOneMoment(String log, Reader<T> reader) throws AuditException {
        try (Connection connection = connect()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            T read = reader.read(connection, log);
            connection.commit();
            return read;
        } catch (SQLException e) {
            throw new AuditException("audit log `" + log + "` not read: the database fails: " + Trouble.of(e));
        }
    }

    /**
     * A connection in a transaction that was not begun yet; closing it without a commit rolls back. An interrupt does not hurry it, and
     * is kept.
     */
    Connection connect() throws SQLException {
        boolean interrupted = Thread.interrupted(); // the pool gives nothing to an interrupted thread
        try {
            for (int tries = 1; ; tries++) {
                try {
                    return pool.getConnection();
                } catch (SQLException e) {
                    if (!Thread.interrupted() || tries == INTERRUPTS) {
                        throw e;
                    }
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets go of the connections; what is built on it fails from then on. Closing twice does nothing. */
    @Override
    public void close() {
        pool.close();
    }
}
