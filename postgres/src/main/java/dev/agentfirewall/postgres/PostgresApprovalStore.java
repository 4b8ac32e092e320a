package dev.agentfirewall.postgres;

import dev.agentfirewall.approvals.Answer;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Backlog;
import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.StoreLimits;
import dev.agentfirewall.approvals.StoreVitals;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.Upkeep;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tickets in PostgreSQL, for any number of processes. A step is one transaction, on the server's disk when it returns; taking is one conditional
 * statement, so that of all who try one gets it. The database's clock counts, for all. Waits are bounded as
 * {@link PostgresConfig#withWait} says. The database is the caller's to close. It sweeps itself as {@link Upkeep} says.
 *
 * <p>What is guarded is stored under a {@link Seal}; unless one is given, whoever may read the table reads it. Whoever may write the table can
 * answer in anybody's name.
 *
 * <p><b>Limitations.</b> A connection that breaks in the middle of a {@link #take} may leave the ticket used although nobody got it: the call then
 * does not run, and is asked about again. What is deleted from a table stays in its dead rows until a vacuum, and in backups.
 */
public final class PostgresApprovalStore implements ApprovalStore, Vitals {
    /** As many live tickets as are taken, unless told. A few more may slip in at once. */
    public static final int CAPACITY = 10_000;

    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 10_000;
    private static final int TRIES = 8;

    private final PostgresDatabase database;
    private final ApprovalTable table;
    private final int capacity;
    private final Upkeep upkeep = new Upkeep(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));

    private final StoreVitals vitals = new StoreVitals("approvals_postgres", this::backlog, Clock.systemUTC());

    PostgresApprovalStore(PostgresDatabase database, Seal seal, int capacity) {
        this.database = database;
        this.table = new ApprovalTable(seal);
        this.capacity = capacity;
    }

    @Override
    public Opened open(Question question, Duration lasts) throws ApprovalStoreException {
        StoreLimits.checked(lasts);
        for (int i = 0; i < TRIES; i++) {
            Optional<Opened> opened = step(connection -> tryOpen(connection, question, lasts));
            if (opened.isPresent()) {
                return tidied(opened.get());
            }
        }
        throw new ApprovalStoreException("too many ask the same at once; ask again");
    }

    // Empty when somebody else's ticket came between, and is to be found by looking again.
    private Optional<Opened> tryOpen(Connection connection, Question question, Duration lasts)
            throws SQLException, ApprovalStoreException {
        Optional<Ticket> live = table.live(connection, question.digest());
        if (live.isPresent()) {
            return live.map(ticket -> new Opened(ticket, false));
        }
        table.end(connection, question.digest());
        makeRoom(connection);
        return table.insert(connection, question, lasts).map(ticket -> new Opened(ticket, true));
    }

    private void makeRoom(Connection connection) throws SQLException, ApprovalStoreException {
        if (!table.full(connection, capacity)) {
            return;
        }
        table.end(connection, BATCH);
        if (table.full(connection, capacity)) {
            throw new ApprovalStoreException("the database holds " + capacity
                    + " live tickets and takes no more: answer the open ones, or let them expire");
        }
    }

    @Override
    public Optional<Ticket> find(TicketId id) throws ApprovalStoreException {
        return tidied(step(connection -> table.find(connection, id)));
    }

    @Override
    public List<Ticket> list(Set<Ticket.State> states, int most) throws ApprovalStoreException {
        return tidied(step(connection -> table.list(connection, states, most)));
    }

    @Override
    public Optional<Answered> answer(TicketId id, String by, Verdict verdict) throws ApprovalStoreException {
        return step(connection -> {
            Optional<Ticket> held = table.lock(connection, id);
            Answer answer = new Answer(by, verdict, table.now(connection)); // after waiting for the row
            if (held.isEmpty()) {
                return Optional.empty();
            }
            Optional<Ticket> after = held.get().after(answer);
            if (after.isPresent()) {
                table.update(connection, after.get());
            }
            return Optional.of(new Answered(after.orElse(held.get().at(answer.at())), after.isPresent()));
        });
    }

    @Override
    public Optional<Ticket> take(TicketId id, Digest question) throws ApprovalStoreException {
        return step(connection -> table.take(connection, id, question));
    }

    @Override
    public int sweep(Duration keep) throws ApprovalStoreException {
        return inBatches(connection -> table.end(connection, BATCH))
                + inBatches(connection -> table.forget(connection, keep, BATCH));
    }

    private <T> T tidied(T result) {
        upkeep.after(() -> step(connection -> {
            int ended = table.end(connection, Upkeep.BATCH);
            int forgotten = table.forget(connection, Upkeep.KEEP, Upkeep.BATCH);
            return Math.max(ended, forgotten) == Upkeep.BATCH;
        }));
        return result;
    }

    // Each batch a transaction of its own, so that none takes too long.
    private int inBatches(Step<Integer> batch) throws ApprovalStoreException {
        int all = 0;
        for (int i = 0; i < MOST_BATCHES; i++) {
            int touched = step(batch);
            all += touched;
            if (touched < BATCH) {
                return all;
            }
        }
        return all;
    }

    private interface Step<T> {
        T take(Connection connection) throws SQLException, ApprovalStoreException;
    }

    private <T> T step(Step<T> step) throws ApprovalStoreException {
        boolean done = false;
        try (Connection connection = database.connect()) {
            T result = step.take(connection);
            connection.commit();
            done = true;
            return result;
        } catch (SQLException e) {
            throw new ApprovalStoreException("approvals not read or written: the database fails: " + Trouble.of(e));
        } finally {
            vitals.did(done);
        }
    }

    @Override
    public Backlog backlog() throws ApprovalStoreException {
        return step(table::backlog);
    }

    /** Its own, and those of its connections. */
    @Override
    public List<Vital> vitals() {
        return Stream.concat(vitals.vitals().stream(), database.vitals().stream())
                .toList();
    }

    @Override
    public void close() {
        // each step gives its connection back
    }
}
