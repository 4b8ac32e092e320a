package dev.agentfirewall.cli.audit;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.file.AuditVerifier;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code audit checkpoint}: the last signed head of a log, to be kept elsewhere. */
@Command(
        name = "checkpoint",
        description = "Prints the last signed head of a log, to be kept where the log's host cannot write.",
        footerHeading = "%nExample:%n",
        footer = {
            "  agent-firewall audit checkpoint logs/ > kept/2026-11-22.note",
            "  agent-firewall audit verify logs/ --key audit.pub --checkpoint kept/2026-11-22.note",
            "",
            "It is a signed note, and is not verified here.",
            "Exit: 0 done, 1 there is none, 2 wrong use, 3 no log that can be read."
        })
public final class CheckpointCommand extends Subcommand {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The directory that holds the log.")
    private Path directory = Path.of("");

    public CheckpointCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<String> note = last();
        if (note.isEmpty()) {
            console.err().println("No checkpoint: the log's head was never signed.");
            return ExitCode.FOUND;
        }
        console.out().print(note.get());
        return ExitCode.DONE;
    }

    private Optional<String> last() {
        try {
            return AuditVerifier.lastCheckpoint(directory);
        } catch (AuditException e) {
            throw new UnreadableFileException(directory.toString(), String.valueOf(e.getMessage()));
        }
    }
}
