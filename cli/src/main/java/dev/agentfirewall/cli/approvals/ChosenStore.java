package dev.agentfirewall.cli.approvals;

import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.file.FileApprovalStore;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the tickets are. */
final class ChosenStore {
    @Option(names = "--store", paramLabel = "DIR", description = "The folder that the firewall keeps its tickets in.")
    private @Nullable Path folder;

    /** What is done with a store that is closed afterwards. */
    interface Use<T> {
        T with(ApprovalStore store) throws ApprovalStoreException;
    }

    <T> T use(Use<T> use) {
        try (ApprovalStore store = open()) {
            return use.with(store);
        } catch (ApprovalStoreException e) {
            throw new UnreadableFileException(name(), String.valueOf(e.getMessage()));
        }
    }

    private ApprovalStore open() throws ApprovalStoreException {
        if (folder == null) {
            throw new WrongUseException("say where the tickets are: `--store DIR`");
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
