package dev.agentfirewall.cli.approvals;

import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.file.FileApprovalStore;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.cli.postgres.DatabaseOptions;
import dev.agentfirewall.postgres.PostgresApprovalStore;
import dev.agentfirewall.postgres.PostgresDatabase;
import dev.agentfirewall.postgres.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the tickets are: in a folder of this machine, or in PostgreSQL. */
final class ChosenStore {
    @Option(names = "--store", paramLabel = "DIR", description = "The folder that the firewall keeps its tickets in.")
    private @Nullable Path folder;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--seal-key-file",
            paramLabel = "FILE",
            description = "With --jdbc: the 32 bytes under which the firewall seals what is shown.")
    private @Nullable Path sealKey;

    /** What is done with a store that is closed afterwards. */
    interface Use<T> {
        T with(ApprovalStore store) throws ApprovalStoreException;
    }

    <T> T use(Console console, Use<T> use) {
        if (database.given()) {
            return useDatabase(console, use);
        }
        try (ApprovalStore store = open()) {
            return use.with(store);
        } catch (ApprovalStoreException e) {
            throw new UnreadableFileException(name(), String.valueOf(e.getMessage()));
        }
    }

    private <T> T useDatabase(Console console, Use<T> use) {
        if (folder != null) {
            throw new WrongUseException("the tickets are in one place: `--store DIR` or `--jdbc URL`");
        }
        try (PostgresDatabase tables = database.open(console)) {
            return use.with(tables.approvals(seal(), PostgresApprovalStore.CAPACITY));
        } catch (ApprovalStoreException e) {
            throw new UnreadableFileException("--jdbc", String.valueOf(e.getMessage()));
        }
    }

    private Seal seal() {
        if (sealKey == null) {
            return Seal.none();
        }
        try {
            return Seal.aes(Files.readAllBytes(sealKey));
        } catch (IOException e) {
            throw new UnreadableFileException(sealKey.toString(), "the key cannot be read");
        } catch (IllegalArgumentException e) {
            throw new UnreadableFileException(sealKey.toString(), String.valueOf(e.getMessage()));
        }
    }

    private ApprovalStore open() throws ApprovalStoreException {
        if (folder == null) {
            throw new WrongUseException("say where the tickets are: `--store DIR` or `--jdbc URL`");
        }
        if (!Files.isDirectory(folder)) {
            throw new UnreadableFileException(folder.toString(), "there is no such folder");
        }
        return FileApprovalStore.in(folder);
    }

    private String name() {
        return folder == null ? "the store" : folder.toString();
    }
}
