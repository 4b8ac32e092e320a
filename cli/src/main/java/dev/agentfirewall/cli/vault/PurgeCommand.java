package dev.agentfirewall.cli.vault;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vault purge}. */
@Command(
        name = "purge",
        description = "Deletes what is older than the vault keeps, or than you say.",
        footerHeading = "%nExample:%n",
        footer = {
            "  agent-firewall vault purge vault/ --key vault.key --days 7",
            "",
            "A firewall that writes to the vault does this every day by itself.",
            "Exit: 0 done, 2 wrong use, 3 no vault that can be read."
        })
public final class PurgeCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final VaultOptions vault = new VaultOptions();

    @Option(names = "--days", paramLabel = "N", description = "Keep so many days, today's counted.")
    private @Nullable Integer days;

    public PurgeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return vault.place().with(open -> {
            Json.Obj asked = days == null
                    ? Json.Obj.EMPTY
                    : Json.object().put("days", days).build();
            open.record("purge", asked);
            int purged = days == null
                    ? open.vault().care().purge()
                    : open.vault().care().purge(Math.max(1, days));
            console.out().print("{\"days\":" + purged + "}\n");
            console.err().println("Deleted " + purged + " day(s) of records.");
            return ExitCode.DONE;
        });
    }
}
