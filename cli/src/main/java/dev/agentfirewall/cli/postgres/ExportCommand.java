package dev.agentfirewall.cli.postgres;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.postgres.PostgresDatabase;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postgres export}: an audit log in the database, as the files that {@code audit} reads. */
@Command(
        name = "export",
        description = "Writes an audit log down as files, for audit verify and audit show.",
        footerHeading = "%nOut:%n",
        footer = {
            "  {\"log\":\"support-agents\",\"directory\":\"copy\",\"head\":\"42:sha256:…\"}",
            "",
            "Firewalls may go on writing; the copy is of one moment.",
            "",
            "Exit: 0 done, 2 wrong use, 3 no such log, or nowhere to write it."
        })
public final class ExportCommand extends Subcommand {
    private final Console console;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--log", paramLabel = "NAME", required = true, description = "The log's name.")
    private String log = "";

    @Parameters(paramLabel = "DIR", description = "An empty directory, or one that is not there yet.")
    private Path directory = Path.of("");

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (PostgresDatabase tables = database.open(console)) {
            Optional<AuditReceipt> head = tables.exportAuditLog(log, directory);
            console.out().println(JsonText.write(toJson(head)));
            return ExitCode.DONE;
        } catch (AuditException e) {
            throw new UnreadableFileException("--jdbc", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`--log`: " + e.getMessage());
        }
    }

    private Json toJson(Optional<AuditReceipt> head) {
        return Json.object()
                .put("log", log)
                .put("directory", directory.toString())
                .put("head", head.map(last -> Json.of(last.toString())).orElse(Json.NULL))
                .build();
    }
}
