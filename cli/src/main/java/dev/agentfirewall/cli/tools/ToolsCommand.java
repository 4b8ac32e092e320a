package dev.agentfirewall.cli.tools;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tools}, which holds what helps to declare tools. */
@Command(
        name = "tools",
        synopsisSubcommandLabel = "COMMAND",
        description = "Helps to say what tools do.",
        footerHeading = "%nExample:%n",
        footer = "  agent-firewall tools infer tools.json -o declarations.json")
public final class ToolsCommand extends Group {

    /** This command with those that it holds. */
    public static CommandLine line(Console console) {
        return new CommandLine(new ToolsCommand()).addSubcommand(new InferCommand(console));
    }
}
