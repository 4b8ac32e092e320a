package dev.agentfirewall.postgres;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.ChainedRecord;
import dev.agentfirewall.audit.file.LogFormat;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The statements on the audit log, each within the caller's transaction. */
final class AuditTables {
    private static final String BEGIN = "SELECT agent_firewall.audit_begin(?)";
    private static final String APPEND = "SELECT * FROM agent_firewall.audit_append(?, ?, ?, ?)";
    private static final String HEAD = """
            SELECT head.seq, head.hash, coalesce(last.seq = head.seq AND last.hash = head.hash, head.seq = 0)
            FROM agent_firewall.audit_log AS head
            LEFT JOIN LATERAL (
                SELECT record.seq, record.hash FROM agent_firewall.audit_record AS record
                WHERE record.log = head.log ORDER BY record.seq DESC LIMIT 1) AS last ON true
            WHERE head.log = ?""";
    // What is longer than the log writes it was changed: it is read as far as shows that.
    private static final String RECORDS = """
            SELECT seq, left(prev, 100), left(hash, 100), CASE WHEN octet_length(event) <= ? THEN event ELSE '' END
            FROM agent_firewall.audit_record WHERE log = ? AND seq > ? ORDER BY seq""";
    private static final String FIRST =
            "SELECT seq FROM agent_firewall.audit_record WHERE log = ? ORDER BY seq LIMIT 1";
    private static final int FETCH = 32; // at most 4 MiB each

    private AuditTables() {}

    /** Makes the log where it is not there yet. */
    static void begin(Connection connection, String log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setString(1, log);
            statement.execute();
        }
    }

    /** Where the log ends; empty when there is no such log. */
    static Optional<LogHead> head(Connection connection, String log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEAD)) {
            statement.setString(1, log);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new LogHead(row.getLong(1), Digest.parse(row.getString(2)), row.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    /**
     * Chains events to the log, all or none.
     *
     * @param header what begins a segment, where one has to begin
     * @return where each came to stand
     * @throws SQLException also when the database chained one otherwise than it should have
     */
    static List<AuditReceipt> append(
            Connection connection, PostgresAuditConfig log, List<Json.Obj> events, Json.Obj header)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, log.log());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", events.stream().map(AuditTables::text).toArray()));
            statement.setString(3, text(header));
            statement.setLong(4, log.segmentRecords());
            try (ResultSet row = statement.executeQuery()) {
                List<AuditReceipt> receipts = new ArrayList<>();
                for (Json.Obj event : events) {
                    receipts.add(receipt(row, event));
                }
                return receipts;
            }
        }
    }

    private static AuditReceipt receipt(ResultSet row, Json.Obj event) throws SQLException {
        if (!row.next()) {
            throw chainedOtherwise();
        }
        ChainedRecord record = ChainedRecord.chain(row.getLong(1), Digest.parse(row.getString(2)), event);
        if (!record.hash().toString().equals(row.getString(3))) {
            throw chainedOtherwise();
        }
        return record.receipt();
    }

    private static SQLException chainedOtherwise() {
        return new SQLException("the database chained a record otherwise than the format says", Trouble.BROKEN_LOG);
    }

    /** Reads a record's columns, which need not be what was written. */
    interface Row {
        void read(long sequence, String previous, String hash, String event) throws IOException;
    }

    /** Every record after {@code after}, in order, a few at a time in memory. */
    static void forEach(Connection connection, String log, long after, Row each) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(RECORDS)) {
            statement.setFetchSize(FETCH);
            statement.setInt(1, LogFormat.MAX_EVENT_BYTES);
            statement.setString(2, log);
            statement.setLong(3, after);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.read(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
                }
            }
        }
    }

    /** The number of the first record that is there. */
    static OptionalLong first(Connection connection, String log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
            statement.setString(1, log);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /**
     * A record's line as a file would have it. Columns are joined as they are: where somebody changed one, the line is not what was written, and the verifier
     * says so.
     */
    static byte[] line(long sequence, String previous, String hash, String event) {
        String line = "{\"event\":" + event + ",\"hash\":\"" + hash + "\",\"prev\":\"" + previous + "\",\"seq\":"
                + sequence + "}";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    // By way of its bytes, so that what is stored is what is hashed even where a text is no proper Unicode.
    private static String text(Json.Obj event) {
        return new String(CanonicalJson.bytes(event), StandardCharsets.UTF_8);
    }
}
