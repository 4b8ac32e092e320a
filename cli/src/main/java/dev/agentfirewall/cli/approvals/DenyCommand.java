package dev.agentfirewall.cli.approvals;

import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code approvals deny}: no. */
@Command(
        name = "deny",
        description = "Refuses a call, or takes an agreement back that was not used yet.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall approvals deny k3q7abcdefgh2345 --as olga --store approvals/ --audit answers/",
            "",
            "One no is enough, and stands until the ticket's end: nobody is asked about the same",
            "call again before.",
            "",
            "Exit: 0 it counts, 1 it does not, 2 wrong use, 3 something cannot be read."
        })
final class DenyCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final Answering answering = new Answering();

    DenyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return answering.give(console, Verdict.DENY);
    }
}
