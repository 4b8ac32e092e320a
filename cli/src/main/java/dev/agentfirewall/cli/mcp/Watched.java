package dev.agentfirewall.cli.mcp;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.mcp.Comparison;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpLockException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares the servers of a lock with how they are now. */
final class Watched {
    @Parameters(paramLabel = "KEY", description = "Which servers; all in the lock unless told.")
    private List<String> keys = new ArrayList<>();

    @Mixin
    private Reach reach = new Reach();

    @Mixin
    private LockFile file = new LockFile();

    /** What is told of each server. */
    interface Telling {
        void compared(String key, Comparison compared);

        void unreachable(String key, String why);
    }

    int compare(Console console, Telling telling) {
        McpLock lock = file.read();
        boolean same = true;
        for (String key : keys.isEmpty() ? List.copyOf(lock.servers().keySet()) : keys) {
            McpLock.Entry entry = file.entry(lock, key);
            try {
                Comparison compared =
                        lock.compare(key, reach.look(entry.server().endpoint(), console));
                telling.compared(key, compared);
                same &= compared.same();
            } catch (McpLockException e) {
                telling.unreachable(key, String.valueOf(e.getMessage()));
                same = false;
            }
        }
        return same ? ExitCode.DONE : ExitCode.FOUND;
    }
}
