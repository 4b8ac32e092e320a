package dev.agentfirewall.cli.approvals;

import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code approvals approve}: yes, to this call or to what its source says. */
@Command(
        name = "approve",
        description = "Agrees to a call: to exactly this one, once.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall approvals approve k3q7abcdefgh2345 --as olga --people people.json \\",
            "    --store approvals/ --audit answers/",
            "",
            "Exit: 0 it counts, 1 it does not (policy, too late, no such ticket), 2 wrong use,",
            "3 the store, the log or the policy cannot be read."
        })
final class ApproveCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final Answering answering = new Answering();

    @Option(names = "--endorse", description = "Agree to what the source says instead, for as long as policy lets you.")
    private boolean endorse;

    ApproveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return answering.give(console, endorse ? Verdict.ENDORSE : Verdict.GRANT);
    }
}
