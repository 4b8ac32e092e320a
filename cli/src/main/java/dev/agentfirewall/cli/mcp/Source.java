package dev.agentfirewall.cli.mcp;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpItem;
import dev.agentfirewall.mcp.McpLimits;
import dev.agentfirewall.mcp.McpListing;
import dev.agentfirewall.mcp.McpLockException;
import dev.agentfirewall.mcp.McpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where the server that is to be locked is, or what it lists. */
final class Source {
    @Parameters(index = "0", paramLabel = "KEY", description = "What your application calls the server.")
    private String key = "";

    @Option(names = "--url", paramLabel = "URL", description = "A server at this address, over streamable HTTP.")
    private @Nullable String url;

    @Parameters(
            index = "1..*",
            paramLabel = "COMMAND",
            description = "After `--`: a server that this command starts.",
            arity = "0..*")
    private List<String> command = new ArrayList<>();

    @Option(
            names = "--tools",
            paramLabel = "FILE",
            description = "The server's answer to tools/list; the server itself is not asked.")
    private @Nullable Path tools;

    @Option(
            names = "--server-name",
            paramLabel = "NAME",
            description = "With --tools: the name that the server gives itself.")
    private @Nullable String name;

    @Option(
            names = "--server-version",
            paramLabel = "VERSION",
            description = "With --tools: the version that the server gives itself.")
    private @Nullable String version;

    String key() {
        return key;
    }

    /** Where it is: as told, or as it was when it was locked. */
    McpEndpoint endpoint(Optional<McpEndpoint> before) {
        try {
            if (url != null && !command.isEmpty()) {
                throw new WrongUseException("give `--url` or a command after `--`, not both");
            }
            if (url != null) {
                return McpEndpoint.http(url);
            }
            return command.isEmpty()
                    ? before.orElseThrow(() -> new WrongUseException(
                            "say where the server is: `--url https://…`, or its command after `--`"))
                    : new McpEndpoint.Stdio(command);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The server, from the file of its tools or asked itself.
     *
     * @throws McpLockException when what it says cannot be taken
     */
    McpServer server(McpEndpoint endpoint, Reach reach, Console console) throws McpLockException {
        return tools == null ? reach.look(endpoint, console) : listed(endpoint, tools);
    }

    private McpServer listed(McpEndpoint endpoint, Path file) throws McpLockException {
        if (name == null || version == null) {
            throw new WrongUseException("`--tools` takes `--server-name` and `--server-version` beside it: a server of"
                    + " another name or version is another one");
        }
        Json.Obj info = Json.object().put("name", name).put("version", version).build();
        McpListing listing = new McpListing(McpItem.Kind.TOOL, McpLimits.DEFAULT).page(text(file));
        return new McpServer(endpoint, info, Optional.empty(), listing.items());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnreadableFileException(file.toString(), "cannot be opened as UTF-8 text");
        }
    }
}
