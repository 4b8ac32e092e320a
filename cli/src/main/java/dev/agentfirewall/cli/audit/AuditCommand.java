package dev.agentfirewall.cli.audit;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code audit}, which holds {@code verify}, {@code show} and {@code checkpoint}. */
@Command(
        name = "audit",
        synopsisSubcommandLabel = "COMMAND",
        description = "Verifies and shows audit logs.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall audit verify logs/",
            "  agent-firewall audit verify logs/ --key audit.pub",
            "  agent-firewall audit show logs/ --decision deny --brief",
        })
public final class AuditCommand extends Group {

    /** The group with its commands. */
    public static CommandLine line(Console console) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new CheckpointCommand(console));
    }
}
