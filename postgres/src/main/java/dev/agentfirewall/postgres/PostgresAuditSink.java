package dev.agentfirewall.postgres;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.audit.file.LogFormat;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * The log in PostgreSQL: the chain of {@code docs/audit-format.md} in two tables, appended to by any number of processes.
 *
 * <p><b>Guarantees</b>, beyond those of {@link AuditSink}: when {@link #append} returns, the record is committed, and on the server's disk.
 * A log has one chain, whoever appends: the row that holds its end is locked meanwhile, and a log whose last record is not the one that it ended
 * with is not added to. A connection that broke in the middle of a commit leaves the record in the log or not, and the append throws either way; nothing is written twice, since no append is repeated,
 * and nothing forks, since the next one reads the end anew. Appends of threads that wait together share one transaction.
 *
 * <p>Thread-safe. Waits are bounded as {@link PostgresConfig#withWait} says. The database is the caller's to close.
 */
public final class PostgresAuditSink implements AuditSink, Vitals {
    private static final int MAX_GROUP = 64;
    private static final String PART = "audit_postgres";

    private final PostgresDatabase database;
    private final PostgresAuditConfig config;
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Optional<LogAttester> attester;
    private volatile boolean closed;
    private volatile boolean failing;

    private PostgresAuditSink(PostgresDatabase database, PostgresAuditConfig config) {
        this.database = database;
        this.config = config;
        this.attester = LogAttester.start(database, config);
    }

    static PostgresAuditSink open(PostgresDatabase database, PostgresAuditConfig config) throws AuditException {
        try (Connection connection = database.connect()) {
            AuditTables.begin(connection, config.log());
            connection.commit();
            if (AuditTables.head(connection, config.log())
                    .filter(LogHead::sound)
                    .isEmpty()) {
                throw new SQLException("broken", Trouble.BROKEN_LOG);
            }
            return new PostgresAuditSink(database, config);
        } catch (SQLException e) {
            throw new AuditException(
                    "audit log `" + config.log() + "` not opened: the database fails: " + Trouble.of(e));
        }
    }

    @Override
    public AuditReceipt append(Json.Obj record) throws AuditException {
        int length = CanonicalJson.bytes(record).length;
        if (length > LogFormat.MAX_EVENT_BYTES) {
            throw new AuditException("audit record not written: " + length + " bytes is over the limit of "
                    + LogFormat.MAX_EVENT_BYTES + "; record less");
        }
        Pending pending = new Pending(record, length);
        waiting.add(pending);
        writing.lock(); // whoever comes first writes for all who came meanwhile
        try {
            while (!pending.settled()) {
                write(gather());
            }
        } finally {
            writing.unlock();
        }
        return pending.receipt();
    }

    /** The last record in the database now, whoever wrote it: kept elsewhere, it lets a verifier notice a log that was cut short. */
    public Optional<AuditReceipt> head() throws AuditException {
        try (Connection connection = database.connect()) {
            return AuditTables.head(connection, config.log()).flatMap(LogHead::receipt);
        } catch (SQLException e) {
            throw new AuditException(
                    "the end of audit log `" + config.log() + "` not read: the database fails: " + Trouble.of(e));
        }
    }

    /** {@inheritDoc} Signs the head, where it is signed. */
    @Override
    public void close() throws AuditException {
        boolean first = !closed;
        closed = true;
        if (first && attester.isPresent()) {
            attester.get().close();
        }
    }

    /** How many records wait, whether the last ones were written, and those of the database's connections. */
    @Override
    public List<Vital> vitals() {
        List<Vital> own = List.of(
                new Vital(Vital.Kind.WAITING, PART, waiting::size),
                new Vital(Vital.Kind.AVAILABLE, PART, this::available));
        return Stream.concat(own.stream(), database.vitals().stream()).toList();
    }

    private long available() {
        boolean unsigned = attester.flatMap(LogAttester::trouble).isPresent();
        return closed || failing || unsigned ? 0 : 1;
    }

    private List<Pending> gather() {
        List<Pending> group = new ArrayList<>();
        long bytes = 0;
        for (Pending next = waiting.poll(); next != null; next = waiting.poll()) {
            group.add(next);
            bytes += next.bytes();
            if (group.size() == MAX_GROUP || bytes > LogFormat.MAX_EVENT_BYTES) {
                break;
            }
        }
        return group;
    }

    private void write(List<Pending> group) {
        if (closed) {
            group.forEach(pending -> pending.fail("the log is closed"));
            return;
        }
        Optional<String> unsigned = attester.flatMap(LogAttester::trouble);
        if (unsigned.isPresent()) {
            group.forEach(pending -> pending.fail(unsigned.get()));
            return;
        }
        try {
            commit(group);
            failing = false;
        } catch (SQLException e) {
            failing = true;
            group.forEach(pending -> pending.fail("the database fails: " + Trouble.of(e)));
        } finally {
            group.forEach(pending -> pending.fail("writing it broke off"));
        }
    }

    private void commit(List<Pending> group) throws SQLException {
        List<Json.Obj> events = group.stream().map(Pending::event).toList();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(true); // one statement: the log is not locked while the network answers
            List<AuditReceipt> receipts = AuditTables.append(
                    connection, config, events, LogFormat.header(config.clock().instant()));
            for (int i = 0; i < group.size(); i++) {
                AuditReceipt receipt = receipts.get(i);
                group.get(i).succeed(receipt);
                attester.ifPresent(signs -> signs.appended(receipt));
            }
        }
    }
}
