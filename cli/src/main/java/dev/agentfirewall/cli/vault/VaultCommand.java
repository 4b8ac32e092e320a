package dev.agentfirewall.cli.vault;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code vault}: what was kept whole and encrypted. */
@Command(
        name = "vault",
        synopsisSubcommandLabel = "COMMAND",
        description = "Reads and looks after a vault: whole prompts, answers and arguments, encrypted.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall vault list vault/ --key vault.key --suspicious",
            "  agent-firewall vault show vault/ --key vault.key --audit audit/:42",
            "  agent-firewall vault erase vault/ --key vault.key --subject emma --yes",
            "  agent-firewall replay --from-vault vault/ --vault-key vault.key",
            "",
            "Whatever is done is on record first, in the audit log `access` in the vault.",
        })
public final class VaultCommand extends Group {

    /** The group with its commands. */
    public static CommandLine line(Console console) {
        return new CommandLine(new VaultCommand())
                .addSubcommand(new ListCommand(console))
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new ExportCommand(console))
                .addSubcommand(new EraseCommand(console))
                .addSubcommand(new PurgeCommand(console))
                .addSubcommand(new RotateCommand(console));
    }
}
