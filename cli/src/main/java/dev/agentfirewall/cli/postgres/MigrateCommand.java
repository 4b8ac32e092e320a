package dev.agentfirewall.cli.postgres;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.postgres.PostgresDatabase;
import dev.agentfirewall.postgres.PostgresException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code postgres migrate}: makes the tables, or brings them up to date. */
@Command(
        name = "migrate",
        description =
                "Makes the tables, or brings them up to date. The role has to own the schema agent_firewall, or may create it.",
        footerHeading = "%n",
        footer = "Exit: 0 done, 2 wrong use, 3 the database cannot be used.")
public final class MigrateCommand extends Subcommand {
    private final Console console;

    @Mixin
    private DatabaseOptions database = new DatabaseOptions();

    MigrateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (PostgresDatabase tables = database.open(console)) {
            tables.migrate();
        } catch (PostgresException e) {
            throw new UnreadableFileException("--jdbc", String.valueOf(e.getMessage()));
        }
        console.err().println("The tables are up to date.");
        return ExitCode.DONE;
    }
}
