package dev.agentfirewall.cli.demo;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.Version;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: an attack works without the firewall and fails with it. */
@Command(
        name = "demo",
        description = {
            "Plays real attacks on a LangChain4j agent, without the firewall and with it.",
            "Needs no network and no keys; with --model a live model plays instead."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall demo",
            "  agent-firewall demo --json | jq 'select(.event == \"called\")'",
            "  agent-firewall demo --log logs/ && agent-firewall audit show logs/audit",
            "  agent-firewall demo --model qwen3 --base-url http://localhost:11434",
            "  agent-firewall demo --model gpt-x --base-url https://llm.example/v1 \\",
            "    --api-key-env LLM_KEY",
            "",
            "Colours on a terminal; set NO_COLOR for none.",
            "Exit: 0 all ended well, 1 something got through, 2 wrong use, 3 no answer",
            "from the model's server, or no place for the log."
        })
public final class DemoCommand extends Subcommand {
    private final Console console;

    @Option(names = "--json", description = "What happens, one JSON object a line, for programs.")
    private boolean json;

    @Option(names = "--log", paramLabel = "DIR", description = "Keep the audit log there; a new directory.")
    private @Nullable Path log;

    @Mixin
    private final LiveModel live = new LiveModel();

    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Cast cast = live.cast(console).orElseGet(Cast::fromRecordings);
        Stage stage = json ? new JsonStage(console.out()) : new TerminalStage(console.out(), console.colours());
        try (Folder folder = Folder.of(log)) {
            return new Demo(stage, cast, folder.path(), !folder.goes()).play(Version.number())
                    ? ExitCode.DONE
                    : ExitCode.FOUND;
        } catch (AuditException | IOException e) {
            throw new UnreadableFileException("the audit log", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw cast.recorded() ? e : unanswered(cast, e);
        }
    }

    // A message may quote what was sent, so only its kind is told.
    private static UnreadableFileException unanswered(Cast cast, RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new UnreadableFileException(
                cast.description(),
                "the model's server did not answer as it should ("
                        + cause.getClass().getSimpleName()
                        + "); is it running, has it this model, and is the key right?");
    }
}
