package dev.agentfirewall.cli.vault;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.vault.VaultQuery;
import dev.agentfirewall.vault.VaultReader;
import dev.agentfirewall.vault.VaultRun;
import dev.agentfirewall.vault.VaultRuns;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vault export}. */
@Command(
        name = "export",
        description = "Writes conversations as runs for a replay, in the clear.",
        footerHeading = "%nExample:%n",
        footer = {
            "  agent-firewall vault export vault/ --key vault.key --suspicious --out runs/",
            "  agent-firewall replay runs/vault.jsonl --tools runs/vault.tools.json",
            "",
            "`agent-firewall replay --from-vault` needs no such copy.",
            "Exit: 0 done, 1 nothing was found or something does not open, 2 wrong use, 3 no vault that can be read."
        })
public final class ExportCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final VaultOptions vault = new VaultOptions();

    @Mixin
    private final QueryOptions options = new QueryOptions();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where; its owner's alone.")
    private Path folder = Path.of("");

    public ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        VaultQuery query = options.query();
        return vault.place().with(open -> {
            VaultReader reader = open.reader();
            try (ExportFiles files = new ExportFiles(folder)) {
                VaultRuns runs = reader.runs(query);
                for (Optional<VaultRun> run = runs.next(); run.isPresent(); run = runs.next()) {
                    files.add(run.get());
                }
                return Told.ofRead(console, files.finish(), reader.damaged());
            }
        });
    }
}
