package dev.agentfirewall.postgres;

import dev.agentfirewall.audit.file.StoredLog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The statements on signed heads, each within the caller's transaction. */
final class CheckpointTable {
    private static final int FETCH = 100;
    private static final String ALL =
            "SELECT left(note, 65536) FROM agent_firewall.audit_checkpoint WHERE log = ? ORDER BY seq";
    private static final String NEWEST = ALL + " DESC LIMIT ?";
    private static final String ADD = "SELECT agent_firewall.audit_attest(?, ?, ?)";

    private CheckpointTable() {}

    static void forEach(Connection connection, String log, StoredLog.Notes notes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            statement.setFetchSize(FETCH);
            statement.setString(1, log);
            read(statement, notes);
        }
    }

    /** The newest first, {@code most} at most. */
    static void newest(Connection connection, String log, int most, StoredLog.Notes notes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setString(1, log);
            statement.setInt(2, most);
            read(statement, notes);
        }
    }

    private static void read(PreparedStatement statement, StoredLog.Notes notes) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                notes.note(row.getString(1));
            }
        }
    }

    /** Keeps a note; one for this record that is there already stays. */
    static void add(Connection connection, String log, long sequence, String note) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, log);
            statement.setLong(2, sequence);
            statement.setString(3, note);
            statement.execute();
        }
    }
}
