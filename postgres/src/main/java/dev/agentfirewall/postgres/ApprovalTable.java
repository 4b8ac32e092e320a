package dev.agentfirewall.postgres;

import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Backlog;
import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The statements on tickets, each within the caller's transaction. What has to be one step is one statement, or holds the row. */
final class ApprovalTable {
    private static final String TICKET = "SELECT " + TicketRow.COLUMNS + " FROM agent_firewall.approval ";
    private static final String LIVE = TICKET + "WHERE question = ? AND live AND until > agent_firewall.store_time()";
    private static final String FIND = TICKET + "WHERE id = ?";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String LIST = TICKET + """
            WHERE CASE WHEN state IN ('open', 'granted') AND until <= (SELECT agent_firewall.store_time())
                       THEN 'expired' ELSE state END = ANY (?)
            ORDER BY asked DESC, id LIMIT ?""";
    private static final String INSERT = """
            INSERT INTO agent_firewall.approval (id, question, state, live, asked, until, binding, answers, shown)
            SELECT ?, ?, 'open', true, clock.now, clock.now + ? * interval '1 microsecond', ?, '[]', ?
            FROM (SELECT agent_firewall.store_time() AS now) AS clock
            ON CONFLICT DO NOTHING
            RETURNING\s""" + TicketRow.COLUMNS;
    private static final String UPDATE =
            "UPDATE agent_firewall.approval SET state = ?, answers = ?, shown = CASE WHEN ? THEN shown END WHERE id = ?";
    private static final String TAKE = """
            UPDATE agent_firewall.approval SET state = 'used', live = false, shown = NULL
            WHERE id = ? AND question = ? AND state = 'granted' AND until > agent_firewall.store_time()
            RETURNING\s""" + TicketRow.COLUMNS;
    private static final String END = """
            UPDATE agent_firewall.approval
            SET state = CASE WHEN state = 'denied' THEN state ELSE 'expired' END, live = false, shown = NULL
            WHERE id IN (SELECT id FROM agent_firewall.approval
                         WHERE live AND until <= agent_firewall.store_time() LIMIT ? FOR UPDATE SKIP LOCKED)""";
    private static final String END_ONE = """
            UPDATE agent_firewall.approval
            SET state = CASE WHEN state = 'denied' THEN state ELSE 'expired' END, live = false, shown = NULL
            WHERE question = ? AND live AND until <= agent_firewall.store_time()""";
    private static final String FORGET = """
            DELETE FROM agent_firewall.approval
            WHERE id IN (SELECT id FROM agent_firewall.approval
                         WHERE NOT live AND until < agent_firewall.store_time() - ? * interval '1 microsecond'
                         LIMIT ? FOR UPDATE SKIP LOCKED)""";
    private static final String COUNT =
            "SELECT count(*) FROM (SELECT 1 FROM agent_firewall.approval WHERE live LIMIT ?) AS held";

    private static final String BACKLOG = """
            SELECT count(*), min(asked) FROM agent_firewall.approval
            WHERE live AND state = 'open' AND until > (SELECT agent_firewall.store_time())""";

    private final TicketRow rows;

    ApprovalTable(Seal seal) {
        this.rows = new TicketRow(seal);
    }

    Optional<Ticket> live(Connection connection, Digest question) throws SQLException, ApprovalStoreException {
        return one(connection, LIVE, question.toString());
    }

    Optional<Ticket> find(Connection connection, TicketId id) throws SQLException, ApprovalStoreException {
        return one(connection, FIND, id.value());
    }

    /** The ticket, nobody else's to change until this transaction ends. */
    Optional<Ticket> lock(Connection connection, TicketId id) throws SQLException, ApprovalStoreException {
        return one(connection, LOCK, id.value());
    }

    private Optional<Ticket> one(Connection connection, String query, Object... parameters)
            throws SQLException, ApprovalStoreException {
        try (PreparedStatement statement = prepared(connection, query, parameters);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(rows.read(row)) : Optional.empty();
        }
    }

    List<Ticket> list(Connection connection, Set<Ticket.State> states, int most)
            throws SQLException, ApprovalStoreException {
        Object words = connection.createArrayOf(
                "text", states.stream().map(Ticket.State::word).toArray());
        try (PreparedStatement statement = prepared(connection, LIST, words, most);
                ResultSet row = statement.executeQuery()) {
            List<Ticket> found = new ArrayList<>();
            while (row.next()) {
                found.add(rows.read(row));
            }
            return found;
        }
    }

    /** A new ticket; empty when somebody else made one for this question meanwhile. */
    Optional<Ticket> insert(Connection connection, Question question, Duration lasts)
            throws SQLException, ApprovalStoreException {
        Ticket sketch = Ticket.open(question, Instant.EPOCH, Instant.EPOCH.plus(lasts)); // the database says when
        return one(
                connection,
                INSERT,
                sketch.id().value(),
                question.digest().toString(),
                micros(lasts),
                CanonicalJson.write(question.binding()),
                Objects.requireNonNull(rows.shown(sketch), "an open question shows what will run"));
    }

    /** Puts what was answered in the place of what {@link #lock} gave. */
    void update(Connection connection, Ticket ticket) throws SQLException {
        boolean shows = ticket.question().shown().isPresent();
        run(
                connection,
                UPDATE,
                ticket.state().word(),
                TicketRow.answers(ticket),
                shows,
                ticket.id().value());
    }

    /** Uses a granted ticket up; empty when there is none, or somebody else did. */
    Optional<Ticket> take(Connection connection, TicketId id, Digest question)
            throws SQLException, ApprovalStoreException {
        return one(connection, TAKE, id.value(), question.toString());
    }

    /** Ends what ran out of time, {@code most} of them. */
    int end(Connection connection, int most) throws SQLException {
        return run(connection, END, most);
    }

    /** Ends this question's ticket where it ran out of time. */
    void end(Connection connection, Digest question) throws SQLException {
        run(connection, END_ONE, question.toString());
    }

    /** Forgets what ended longer ago than {@code keep}, {@code most} of them. */
    int forget(Connection connection, Duration keep, int most) throws SQLException {
        return run(connection, FORGET, micros(keep), most);
    }

    /** Whether {@code capacity} tickets are live. */
    boolean full(Connection connection, int capacity) throws SQLException {
        try (PreparedStatement statement = prepared(connection, COUNT, capacity);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getInt(1) >= capacity;
        }
    }

    /** What waits for people. */
    Backlog backlog(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BACKLOG);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Backlog(
                    row.getLong(1),
                    Optional.ofNullable(row.getObject(2, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
        }
    }

    /** The time now, by the database's clock. */
    Instant now(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT agent_firewall.store_time()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static int run(Connection connection, String change, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(connection, change, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    // The database counts in microseconds; a shorter wait is one.
    private static long micros(Duration duration) {
        return Math.max(1, duration.toNanos() / 1_000);
    }
}
