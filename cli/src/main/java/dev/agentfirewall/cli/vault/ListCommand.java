package dev.agentfirewall.cli.vault;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.vault.VaultQuery;
import dev.agentfirewall.vault.VaultReader;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vault list}. */
@Command(
        name = "list",
        description = "Lists what a vault holds: headers alone, a line of JSON each.",
        footerHeading = "%nExample:%n",
        footer = {
            "  agent-firewall vault list vault/ --key vault.key --suspicious",
            "",
            "The list is on record in the vault's access log.",
            "Exit: 0 done, 1 nothing was found or something does not open, 2 wrong use, 3 no vault that can be read."
        })
public final class ListCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final VaultOptions vault = new VaultOptions();

    @Mixin
    private final QueryOptions options = new QueryOptions();

    public ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        VaultQuery query = options.query();
        return vault.place().with(open -> {
            VaultReader reader = open.reader();
            AtomicLong listed = new AtomicLong();
            reader.list(query, header -> {
                console.out().print(JsonText.write(header.toJson()) + "\n");
                listed.incrementAndGet();
            });
            return Told.ofRead(console, listed.get(), reader.damaged());
        });
    }
}
