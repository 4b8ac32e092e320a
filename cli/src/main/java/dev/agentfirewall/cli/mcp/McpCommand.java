package dev.agentfirewall.cli.mcp;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Group;
import dev.agentfirewall.scan.Scanner;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mcp}, which holds what a person needs to agree to servers. */
@Command(
        name = "mcp",
        synopsisSubcommandLabel = "COMMAND",
        description = "Agrees to MCP servers and their tools, and tells when they are no longer that.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall mcp lock wiki --url https://wiki.acme.example/mcp",
            "  agent-firewall mcp lock files -- npx -y @acme/files-mcp@1.4.2 /srv/docs",
            "  agent-firewall mcp check",
            "  agent-firewall mcp diff wiki"
        })
public final class McpCommand extends Group {

    /** This command with those that it holds. */
    public static CommandLine line(Console console, Scanner scanner) {
        return new CommandLine(new McpCommand())
                .addSubcommand(new LockCommand(console, scanner))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new DiffCommand(console));
    }
}
