package dev.agentfirewall.cli.mcp;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.mcp.DiffText;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpItem;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpLockException;
import dev.agentfirewall.mcp.McpServer;
import dev.agentfirewall.scan.Scanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mcp lock}: agrees to a server as it is. */
@Command(
        name = "lock",
        description = {
            "Writes down who an MCP server is and all it lists, in a lock file for you to",
            "read and keep beside the code. Agents use what stands there, as long as the",
            "server is exactly that. Locking it again agrees to what has changed."
        },
        footerHeading = "%nOut:%n",
        footer = {
            "  {\"server\":\"wiki\",\"tools\":2,\"changes\":1,\"flagged\":0,\"doubted\":0,\"digest\":\"sha256:…\"}",
            "  and, for people, how the server differs from what was agreed to before.",
            "",
            "Doubts:",
            "  A tool that looks like another's, or speaks of it, is not offered until you",
            "  have looked at it: --accept send_mail=mcp.lookalike says that you have. Those",
            "  beside other servers in the file are named here; those beside your own tools",
            "  in the audit log, tools.doubted.",
            "",
            "Examples:",
            "  agent-firewall mcp lock wiki --url https://wiki.acme.example/mcp \\",
            "      --header Authorization=WIKI_AUTHORIZATION",
            "  agent-firewall mcp lock files -- npx -y @acme/files-mcp@1.4.2 /srv/docs",
            "  agent-firewall mcp lock wiki      (again, where it was)",
            "",
            "Exit: 0 done, 1 done, but some text of the server gives orders or some tool is",
            "doubted, or the server could not be asked (nothing is written), 2 wrong use,",
            "3 a file is unreadable."
        })
public final class LockCommand extends Subcommand {
    private final Console console;
    private final Scanner scanner;

    @Mixin
    private Source source = new Source();

    @Mixin
    private Reach reach = new Reach();

    @Mixin
    private LockFile file = new LockFile();

    @Option(
            names = "--accept",
            paramLabel = "TOOL=DOUBT",
            description = "You have looked at this doubt about this tool. Repeatable.")
    private List<String> accept = new ArrayList<>();

    @Option(names = "--remove", description = "Takes the server out of the lock.")
    private boolean remove;

    public LockCommand(Console console, Scanner scanner) {
        this.console = console;
        this.scanner = scanner;
    }

    @Override
    public Integer call() {
        String key = source.key();
        McpLock before = file.orNone();
        if (remove) {
            file.entry(before, key);
            file.write(before.without(key));
            return ExitCode.DONE;
        }
        Optional<McpLock.Entry> known = before.server(key);
        McpEndpoint endpoint = source.endpoint(known.map(entry -> entry.server().endpoint()));
        try {
            return lock(key, before, source.server(endpoint, reach, console));
        } catch (McpLockException e) {
            console.err().println("MCP server `" + key + "` was not locked: " + e.getMessage());
            return ExitCode.FOUND;
        }
    }

    private int lock(String key, McpLock before, McpServer server) {
        Map<String, Set<String>> accepted = accepted(key, before, server);
        int changes = before.compare(key, server).changes().size();
        console.err().print(DiffText.of(before.compare(key, server)));
        long flagged = Flagged.tell(server, scanner, console);
        McpLock after = before.with(key, server, accepted);
        long doubted = Doubted.tell(key, after, console);
        file.write(after);
        Json told = Json.object()
                .put("server", key)
                .put("tools", server.items(McpItem.Kind.TOOL).size())
                .put("changes", changes)
                .put("flagged", flagged)
                .put("doubted", doubted)
                .put("digest", server.digest().toString())
                .build();
        console.out().print(JsonText.write(told) + "\n");
        return flagged + doubted == 0 ? ExitCode.DONE : ExitCode.FOUND;
    }

    /** What was accepted before of tools that are unchanged, and what is accepted now. */
    private Map<String, Set<String>> accepted(String key, McpLock before, McpServer server) {
        Map<String, Set<String>> accepted = new TreeMap<>();
        before.server(key)
                .ifPresent(entry -> before.compare(key, server).holding(McpItem.Kind.TOOL).stream()
                        .filter(tool -> !entry.accepted(tool.id()).isEmpty())
                        .forEach(tool -> accepted.put(tool.id(), entry.accepted(tool.id()))));
        for (String pair : accept) {
            int at = pair.lastIndexOf('=');
            String tool = at < 0 ? pair : pair.substring(0, at);
            if (at < 0 || server.item(McpItem.Kind.TOOL, tool).isEmpty()) {
                throw new WrongUseException("`--accept`: write TOOL=DOUBT, such as send_mail=mcp.lookalike, of a tool"
                        + " that the server lists");
            }
            Set<String> codes = new HashSet<>(accepted.getOrDefault(tool, Set.of()));
            codes.add(pair.substring(at + 1));
            accepted.put(tool, codes);
        }
        return accepted;
    }
}
