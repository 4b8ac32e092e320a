package dev.agentfirewall.cli.approvals;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code approvals}, which holds {@code list}, {@code show}, {@code approve} and {@code deny}. */
@Command(
        name = "approvals",
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows what agents wait for, and answers it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall approvals list --store approvals/",
            "  agent-firewall approvals show k3q7abcdefgh2345 --store approvals/",
            "  agent-firewall approvals approve k3q7abcdefgh2345 --as olga --store approvals/",
            "",
            "Policy says who may answer. Whoever may write to the store is believed about",
            "who they are: keep it to the people and services that you trust with that."
        })
public final class ApprovalsCommand extends Group {

    /** The group with its commands. */
    public static CommandLine line(Console console) {
        return new CommandLine(new ApprovalsCommand())
                .addSubcommand(new ListCommand(console))
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new ApproveCommand(console))
                .addSubcommand(new DenyCommand(console));
    }
}
