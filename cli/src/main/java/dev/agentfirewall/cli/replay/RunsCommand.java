package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code runs}, which holds what makes recorded runs. */
@Command(
        name = "runs",
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes runs to be replayed: from what other programs recorded, or from suites that people wrote.",
        footerHeading = "%nExample:%n",
        footer = {
            "  agent-firewall runs import --from openai log.jsonl -o runs.jsonl",
            "  agent-firewall runs compose --out runs"
        })
public final class RunsCommand extends Group {

    /** The group with its commands. */
    public static CommandLine line(Console console) {
        return new CommandLine(new RunsCommand())
                .addSubcommand(new ImportCommand(console))
                .addSubcommand(new ComposeCommand(console));
    }
}
