package dev.agentfirewall.cli.mcp;

import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpLockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which lock file, and reading and writing it. */
final class LockFile {
    @Option(
            names = "--lock",
            paramLabel = "FILE",
            defaultValue = "mcp.lock.json",
            description = "The lock file; `mcp.lock.json` here unless told.")
    private Path file = Path.of("mcp.lock.json");

    String name() {
        return file.toString();
    }

    /** The lock; an empty one where there is no file yet. */
    McpLock orNone() {
        return Files.exists(file) ? read() : McpLock.NONE;
    }

    McpLock read() {
        try {
            return McpLock.read(file);
        } catch (McpLockException e) {
            throw new UnreadableFileException(name(), String.valueOf(e.getMessage()));
        }
    }

    void write(McpLock lock) {
        try {
            lock.write(file);
        } catch (IOException e) {
            throw new UnreadableFileException(
                    name(), "cannot be written; is there such a folder, and may you write there?");
        }
    }

    /** The entry of {@code key}. */
    McpLock.Entry entry(McpLock lock, String key) {
        return lock.server(key)
                .orElseThrow(() -> new WrongUseException("`" + name() + "` knows no server `" + key + "`; it knows "
                        + (lock.servers().isEmpty()
                                ? "none"
                                : String.join(", ", lock.servers().keySet()))));
    }
}
