package dev.agentfirewall.cli.postgres;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Group;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code postgres}, which holds {@code migrate} and {@code export}. */
@Command(
        name = "postgres",
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes the firewall's tables in PostgreSQL, and exports what they hold.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  agent-firewall postgres migrate --jdbc jdbc:postgresql://db/agents",
            "  agent-firewall postgres export --jdbc jdbc:postgresql://db/agents \\",
            "      --log support-agents copy/",
            "  agent-firewall audit verify copy/",
            "",
            "The user is --jdbc-user or $AGENT_FIREWALL_JDBC_USER, the password",
            "--jdbc-password-file, $AGENT_FIREWALL_JDBC_PASSWORD or .pgpass."
        })
public final class PostgresCommand extends Group {

    /** The group with its commands. */
    public static CommandLine line(Console console) {
        return new CommandLine(new PostgresCommand())
                .addSubcommand(new MigrateCommand(console))
                .addSubcommand(new ExportCommand(console));
    }
}
