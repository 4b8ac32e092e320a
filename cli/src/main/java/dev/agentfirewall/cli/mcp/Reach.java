package dev.agentfirewall.cli.mcp;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.langchain4j.mcp.McpProbe;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpLimits;
import dev.agentfirewall.mcp.McpLockException;
import dev.agentfirewall.mcp.McpServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** How live servers are reached: what is sent along, and how long an answer is waited for. */
final class Reach {
    @Option(
            names = "--header",
            paramLabel = "NAME=VARIABLE",
            description = "Sends a header over HTTP; its value is in that environment variable. Repeatable.")
    private Map<String, String> headers = new HashMap<>();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long each answer is waited for; 30 unless told.")
    private int seconds = 30;

    /**
     * The server as it is now.
     *
     * @throws McpLockException when it cannot be reached, or what it says cannot be taken
     */
    McpServer look(McpEndpoint endpoint, Console console) throws McpLockException {
        return McpProbe.look(endpoint, sent(console), limits());
    }

    McpLimits limits() {
        if (seconds < 1 || seconds > 600) {
            throw new WrongUseException("`--timeout` is between 1 and 600 seconds");
        }
        return McpLimits.DEFAULT.waiting(Duration.ofSeconds(seconds));
    }

    private Map<String, String> sent(Console console) {
        Map<String, String> sent = new HashMap<>();
        headers.forEach((name, variable) -> sent.put(
                name,
                console.variable(variable)
                        .orElseThrow(() -> new WrongUseException("`--header " + name
                                + "`: set the environment variable `" + variable + "` to its value"))));
        return sent;
    }
}
