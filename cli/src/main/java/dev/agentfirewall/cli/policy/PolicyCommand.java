package dev.agentfirewall.cli.policy;

import dev.agentfirewall.cli.Group;
import picocli.CommandLine.Command;

/** {@code policy}, which holds the tools of those who write rules. */
@Command(
        name = "policy",
        synopsisSubcommandLabel = "COMMAND",
        description = "Explains decisions, and looks for rules that fail open.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall policy explain policies/conformance/cases/",
            "  agent-firewall policy damage my-case.json --bundle bundle.tar.gz",
        })
public final class PolicyCommand extends Group {}
