package dev.agentfirewall.spring;

import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.artifact.signing.NoteSigner;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.audit.TeeAuditSink;
import dev.agentfirewall.audit.file.Checkpoints;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens the audit log, or both, that the properties under {@code agent-firewall.audit} name. */
final class AuditFactory {
    private static final String AT = "agent-firewall.audit.";

    private final AgentFirewallProperties.Audit told;
    private final String deployment;
    private final Optional<DatabaseLogs> database;

    AuditFactory(AgentFirewallProperties.Audit told, String deployment, Optional<DatabaseLogs> database) {
        this.told = told;
        this.deployment = deployment;
        this.database = database;
    }

    /**
     * The log, open.
     *
     * @throws FirewallSetupException when no place for it is told, or it cannot be written
     */
    AuditSink sink() {
        Optional<DatabaseLogs> tables = database.filter(logs -> told.databaseLog() != null);
        if (!isTold(told.directory()) && tables.isEmpty()) {
            throw new FirewallSetupException(
                    "nobody says where its records go, and it never acts unrecorded",
                    "Set `" + AT
                            + "directory` to a directory of their own, such as `/var/log/my-app/audit`; or declare an"
                            + " `AuditSink` bean.");
        }
        if (tables.isEmpty()) {
            return files();
        }
        return isTold(told.directory())
                ? new TeeAuditSink(files(), inDatabase(tables.get()))
                : inDatabase(tables.get());
    }

    private static boolean isTold(@Nullable String place) {
        return place != null && !place.isBlank();
    }

    private AuditSink files() {
        try {
            return FileAuditSink.open(config(Path.of(Objects.requireNonNull(told.directory()))));
        } catch (AuditException e) {
            throw FirewallSetupException.because(
                    e, "Mend the directory in `" + AT + "directory`: one process at a time may write there.");
        }
    }

    private AuditSink inDatabase(DatabaseLogs logs) {
        try {
            return logs.open(Objects.requireNonNull(told.databaseLog()));
        } catch (AuditException | IllegalArgumentException e) {
            throw FirewallSetupException.because(
                    e,
                    "Mend `" + AT
                            + "database-log` and the database; `agent-firewall postgres migrate` makes its tables.");
        }
    }

    private FileAuditConfig config(Path directory) {
        FileAuditConfig config = FileAuditConfig.in(directory).withFsync(told.fsync());
        return told.checkpoints().key() == null
                ? config
                : config.withCheckpoints(
                        Checkpoints.signedBy(signer(Path.of(told.checkpoints().key()))));
    }

    private NoteSigner signer(Path key) {
        String name = told.checkpoints().name();
        try {
            return NoteSigner.read(name == null ? deployment : name, key);
        } catch (IOException | BundleException | IllegalArgumentException e) {
            throw new FirewallSetupException(
                    "the log's head cannot be signed: " + e.getMessage(),
                    "Name an Ed25519 key in `" + AT + "checkpoints.key` and the log's name, without spaces, in `" + AT
                            + "checkpoints.name`.",
                    e);
        }
    }
}
