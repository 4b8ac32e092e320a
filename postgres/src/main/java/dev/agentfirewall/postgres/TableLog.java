package dev.agentfirewall.postgres;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.StoredLog;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** A log in its tables, as a verifier reads it: within one transaction, which sees one moment. */
final class TableLog implements StoredLog {
    private final Connection connection;
    private final String log;
    private final LogHead head;
    private final long after;

    /**
     * The log from record {@code after} on.
     *
     * @param connection in a transaction that sees one moment
     * @param after 0 for all of it
     * @throws AuditException when there is no such log
     */
    TableLog(Connection connection, String log, long after) throws SQLException, AuditException {
        this.connection = connection;
        this.log = log;
        this.after = after;
        this.head = AuditTables.head(connection, log)
                .orElseThrow(() -> new AuditException("no audit log `" + log + "` in this database"));
    }

    @Override
    public String name() {
        return log;
    }

    @Override
    public Optional<AuditReceipt> end() {
        return head.receipt();
    }

    @Override
    public long skipped() {
        return after;
    }

    @Override
    public OptionalLong first() throws AuditException {
        try {
            return AuditTables.first(connection, log);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void lines(Lines lines) throws AuditException {
        try {
            AuditTables.forEach(
                    connection,
                    log,
                    after,
                    (sequence, previous, hash, event) -> lines.line(AuditTables.line(sequence, previous, hash, event)));
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new AuditException("audit log `" + log + "` not read to its end: the reader stopped", e);
        }
    }

    @Override
    public void checkpoints(Notes notes) throws AuditException {
        try {
            CheckpointTable.forEach(connection, log, notes);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private AuditException failed(SQLException e) {
        return new AuditException("audit log `" + log + "` not read: the database fails: " + Trouble.of(e));
    }
}
