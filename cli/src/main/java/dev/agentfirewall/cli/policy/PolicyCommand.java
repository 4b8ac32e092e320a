package dev.agentfirewall.cli.policy;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code policy}, which holds the tools of those who write rules. */
@Command(
        name = "policy",
        synopsisSubcommandLabel = "COMMAND",
        description = "Tests and builds rules, explains decisions, looks for rules that fail open.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall policy test samples/src/main/rego",
            "  agent-firewall policy build samples/src/main/rego -o bundle.tar.gz",
            "  agent-firewall policy explain policies/conformance/cases/",
            "  agent-firewall policy damage my-case.json --bundle bundle.tar.gz",
        })
public final class PolicyCommand extends Group {

    /** The group with its commands. */
    public static CommandLine line(Console console) {
        return new CommandLine(new PolicyCommand())
                .addSubcommand(new TestCommand(console))
                .addSubcommand(new BuildCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new DamageCommand(console));
    }
}
