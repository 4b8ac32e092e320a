package dev.agentfirewall.cli.models;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code models}, which holds what pins, signs and verifies the files of models. */
@Command(
        name = "models",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Pins models file by file, signs them, and says whether the files on disk are",
            "still the pinned or signed ones."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall models pin llama-guard/ -o llama-guard.json",
            "  agent-firewall models verify llama-guard/ --manifest llama-guard.json",
            "  agent-firewall models sign llama-guard/ --key signer.key -o model.sig",
            "  agent-firewall models verify llama-guard/ --manifest model.sig \\",
            "      --key signer.pub",
            "",
            "A folder, or a file that is a whole model. Adapters, tokenizers, templates and",
            "settings are files like others: all of them steer what a model does."
        })
public final class ModelsCommand extends Group {

    /** The group with its commands. */
    public static CommandLine line(Console console) {
        return new CommandLine(new ModelsCommand())
                .addSubcommand(new PinCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new SignCommand(console))
                .addSubcommand(new ListCommand(console))
                .addSubcommand(new InspectCommand(console));
    }
}
