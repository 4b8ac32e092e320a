package dev.agentfirewall.postgres;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.file.LogCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Writes a log's tables down as its files. */
final class AuditExport {
    private AuditExport() {}

    static Optional<AuditReceipt> run(PostgresDatabase database, String log, Path directory) throws AuditException {
        try (Connection connection = database.connect()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ); // end and records of one moment
            LogHead head = AuditTables.head(connection, log)
                    .orElseThrow(() -> new AuditException("no audit log `" + log + "` in this database"));
            write(connection, log, head, directory);
            return head.receipt();
        } catch (SQLException e) {
            throw new AuditException("audit log `" + log + "` not exported: the database fails: " + Trouble.of(e));
        } catch (IOException e) {
            throw new AuditException(
                    "audit log `" + log + "` not exported into `" + directory + "`: " + e.getMessage()
                            + "; give an empty directory with room for it",
                    e);
        }
    }

    private static void write(Connection connection, String log, LogHead head, Path directory)
            throws SQLException, IOException {
        try (LogCopy copy = LogCopy.into(directory)) {
            AuditTables.forEach(
                    connection,
                    log,
                    0,
                    (sequence, previous, hash, event) ->
                            copy.line(sequence, AuditTables.line(sequence, previous, hash, event)));
            if (head.receipt().isPresent()) {
                copy.head(head.receipt().get());
            }
        }
    }
}
