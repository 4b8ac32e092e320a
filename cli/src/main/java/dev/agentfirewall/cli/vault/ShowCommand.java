package dev.agentfirewall.cli.vault;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.vault.VaultQuery;
import dev.agentfirewall.vault.VaultReader;
import dev.agentfirewall.vault.VaultRecord;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vault show}. */
@Command(
        name = "show",
        description = "Decrypts records and prints them, a line of JSON each.",
        footerHeading = "%nExample:%n",
        footer = {
            "  agent-firewall vault show vault/ --key vault.key --audit audit/:42",
            "  agent-firewall vault show vault/ --key vault.key --id 3f0c…",
            "",
            "What was asked for, and by whom, is on record in the vault's access log first.",
            "Exit: 0 done, 1 nothing was found or something does not open, 2 wrong use, 3 no vault that can be read."
        })
public final class ShowCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final VaultOptions vault = new VaultOptions();

    @Mixin
    private final QueryOptions options = new QueryOptions();

    @Option(names = "--id", paramLabel = "ID", description = "The one record of that name.")
    private @Nullable String id;

    public ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        VaultQuery query = options.query();
        return vault.place().with(open -> {
            VaultReader reader = open.reader();
            AtomicLong shown = new AtomicLong();
            if (id == null) {
                reader.show(query, record -> print(record, shown));
            } else {
                reader.show(id).ifPresent(record -> print(record, shown));
            }
            return Told.ofRead(console, shown.get(), reader.damaged());
        });
    }

    private void print(VaultRecord record, AtomicLong shown) {
        Json line = Json.object()
                .put("header", record.header().toJson())
                .put("content", record.content())
                .build();
        console.out().print(JsonText.write(line) + "\n");
        shown.incrementAndGet();
    }
}
