package dev.agentfirewall.cli.vault;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.audit.file.FsyncPolicy;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.vault.Access;
import dev.agentfirewall.vault.KeyFile;
import dev.agentfirewall.vault.Vault;
import dev.agentfirewall.vault.VaultException;
import dev.agentfirewall.vault.VaultReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A vault that is worked on from the command line, and its access log: a folder {@code access} in it, which is an audit log like any other.
 *
 * @param folder the vault
 * @param key the file with its key
 * @param who is said to do it
 */
public record VaultPlace(Path folder, Path key, String who) {

    /** What is done with it. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Open open) throws VaultException;
    }

    /** A vault and its access log, both open. */
    public record Open(Vault vault, FileAuditSink access, String who) {

        /** Reads, on record. */
        public VaultReader reader() {
            return vault.reader(access, who);
        }

        /** Puts on record what is about to be done. */
        public void record(String action, Json.Obj asked) throws VaultException {
            try {
                access.append(Access.event(Clock.systemUTC().instant(), who, action, asked));
            } catch (AuditException e) {
                throw new VaultException("nothing was done: it could not be recorded: " + e.getMessage(), e);
            }
        }

        @Override
        public String toString() {
            return "open vault";
        }
    }

    /** Opens both, does {@code work} and closes them. What goes wrong is told as a file that cannot be read. */
    public <T> T with(Work<T> work) {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableFileException(folder.toString(), "there is no such directory");
        }
        try (Vault vault = Vault.attend(folder, KeyFile.read(key));
                FileAuditSink access = FileAuditSink.open(
                        FileAuditConfig.in(folder.resolve("access")).withFsync(FsyncPolicy.EACH))) {
            return work.run(new Open(vault, access, who));
        } catch (VaultException | AuditException e) {
            throw new UnreadableFileException(folder.toString(), String.valueOf(e.getMessage()));
        }
    }
}
