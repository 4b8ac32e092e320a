package dev.agentfirewall.postgres;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The statements on the audit log's two tables, each within the caller's transaction. */
final class AuditTables {
    private static final String BEGIN =
            "INSERT INTO agent_firewall.audit_log (log, seq, hash, segment) VALUES (?, 0, ?, 0) ON CONFLICT DO NOTHING";
    private static final String LOCK =
            "SELECT seq, hash, segment FROM agent_firewall.audit_log WHERE log = ? FOR UPDATE";
    private static final String HEAD = "SELECT seq, hash, segment FROM agent_firewall.audit_log WHERE log = ?";
    private static final String LAST =
            "SELECT seq, hash FROM agent_firewall.audit_record WHERE log = ? ORDER BY seq DESC LIMIT 1";
    private static final String RECORDS =
            "SELECT seq, prev, hash, event FROM agent_firewall.audit_record WHERE log = ? ORDER BY seq";
    private static final String APPEND = """
            WITH head AS (UPDATE agent_firewall.audit_log SET seq = ?, hash = ?, segment = ? WHERE log = ?)
            INSERT INTO agent_firewall.audit_record (log, seq, prev, hash, event)
            SELECT ?, record.* FROM unnest(?, ?, ?, ?) AS record (seq, prev, hash, event)""";

    private AuditTables() {}

    /** Makes the log where it is not there yet. */
    static void begin(Connection connection, String log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, log);
            statement.setString(2, ChainedRecord.GENESIS.toString());
            statement.executeUpdate();
        }
    }

    /** Where the log ends, nobody else's to change until this transaction ends; empty when there is no such log, or no sense in it. */
    static Optional<LogHead> lock(Connection connection, String log) throws SQLException {
        return head(connection, LOCK, log);
    }

    /** Where the log ends; empty when there is no such log. */
    static Optional<LogHead> head(Connection connection, String log) throws SQLException {
        return head(connection, HEAD, log);
    }

    private static Optional<LogHead> head(Connection connection, String query, String log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, log);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? head(row) : Optional.empty();
            }
        }
    }

    private static Optional<LogHead> head(ResultSet row) throws SQLException {
        try {
            return Optional.of(new LogHead(row.getLong(1), Digest.parse(row.getString(2)), row.getLong(3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // somebody wrote what is no hash
        }
    }

    /** Whether the newest record is the one that {@code head} is for. */
    static boolean endsWith(Connection connection, String log, LogHead head) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST)) {
            statement.setString(1, log);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? row.getLong(1) == head.sequence()
                                && head.hash().toString().equals(row.getString(2))
                        : head.sequence() == 0;
            }
        }
    }

    /** Adds records and moves the head behind them, in one statement. */
    static void append(Connection connection, String log, LogHead head, List<ChainedRecord> records)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setLong(1, head.sequence());
            statement.setString(2, head.hash().toString());
            statement.setLong(3, head.segment());
            statement.setString(4, log);
            statement.setString(5, log);
            statement.setArray(
                    6,
                    connection.createArrayOf(
                            "bigint",
                            records.stream().map(ChainedRecord::sequence).toArray()));
            statement.setArray(
                    7, texts(connection, records, record -> record.previous().toString()));
            statement.setArray(
                    8, texts(connection, records, record -> record.hash().toString()));
            statement.setArray(9, texts(connection, records, AuditTables::event));
            statement.executeUpdate();
        }
    }

    /** Reads a record's columns, which need not be what was written. */
    interface Row {
        void read(long sequence, String previous, String hash, String event) throws IOException;
    }

    /** Every record in order, a few hundred at a time in memory. */
    static void forEach(Connection connection, String log, Row each) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(RECORDS)) {
            statement.setFetchSize(200);
            statement.setString(1, log);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.read(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
                }
            }
        }
    }

    // By way of its bytes, so that what is stored is what was hashed even where a text is no proper Unicode.
    private static String event(ChainedRecord record) {
        return new String(CanonicalJson.bytes(record.event()), StandardCharsets.UTF_8);
    }

    private static java.sql.Array texts(
            Connection connection, List<ChainedRecord> records, Function<ChainedRecord, String> part)
            throws SQLException {
        return connection.createArrayOf("text", records.stream().map(part).toArray());
    }
}
