package dev.agentfirewall.cli.audit;

import dev.agentfirewall.artifact.signing.BundleException;
import dev.agentfirewall.artifact.signing.NoteSigner;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit checkpoint}: the last signed head of a log, to be kept elsewhere; for one in a database, signed now. */
@Command(
        name = "checkpoint",
        description = "Prints the last signed head of a log, to be kept where the log's host cannot write.",
        footerHeading = "%nExample:%n",
        footer = {
            "  agent-firewall audit checkpoint logs/ > kept/2026-11-22.note",
            "  agent-firewall audit verify logs/ --key audit.pub --checkpoint kept/2026-11-22.note",
            "  agent-firewall audit checkpoint --jdbc jdbc:postgresql://db/agents --log support-agents \\",
            "      --sign audit.key --origin acme.example/agents > kept/2026-11-22.note",
            "",
            "It is a signed note, and is not verified here. With --sign, what came since the last head",
            "that this key signed is verified, then the head is signed, kept with the log and printed.",
            "",
            "Exit: 0 done, 1 there is none, 2 wrong use, 3 no log that can be read, or not one to sign."
        })
public final class CheckpointCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final LogPlace place = new LogPlace();

    @Option(names = "--sign", paramLabel = "KEY.pem", description = "With --jdbc: sign the head now, with this key.")
    private @Nullable Path key;

    @Option(names = "--origin", paramLabel = "NAME", description = "With --sign: the log's name in its checkpoints.")
    private @Nullable String origin;

    public CheckpointCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<String> note = key == null ? place.lastCheckpoint(console) : signed(key);
        if (note.isEmpty()) {
            console.err().println("No checkpoint: the log's head was never signed.");
            return ExitCode.FOUND;
        }
        console.out().print(note.get());
        return ExitCode.DONE;
    }

    private Optional<String> signed(Path file) {
        if (!place.inDatabase()) {
            throw new WrongUseException(
                    "`--sign` is for a log in a database; the firewall itself signs one in files: `withCheckpoints`");
        }
        if (origin == null) {
            throw new WrongUseException("say how the log is called in its checkpoints: `--origin NAME`");
        }
        NoteSigner signer = signer(file, origin);
        return place.use(console, (tables, log) -> tables.attestAuditLog(log, Clock.systemUTC(), signer));
    }

    private static NoteSigner signer(Path file, String name) {
        try {
            return NoteSigner.read(name, file);
        } catch (IOException e) {
            throw new UnreadableFileException(file.toString(), "the key cannot be read");
        } catch (BundleException e) {
            throw new UnreadableFileException(file.toString(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`--origin`: " + e.getMessage());
        }
    }
}
