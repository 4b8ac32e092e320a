package dev.agentfirewall.cli.vault;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.vault.Access;
import dev.agentfirewall.vault.VaultCare;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vault erase}. */
@Command(
        name = "erase",
        description = "Erases a subject: destroys its key, then deletes what was written for it.",
        footerHeading = "%nExample:%n",
        footer = {
            "  agent-firewall vault erase vault/ --key vault.key --subject emma --yes",
            "",
            "Copies of the records elsewhere can be read no more; copies of `keys` must go too.",
            "Exit: 0 done, 2 wrong use, 3 no vault that can be read."
        })
public final class EraseCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final VaultOptions vault = new VaultOptions();

    @Option(names = "--subject", paramLabel = "ID", required = true, description = "Whom.")
    private String subject = "";

    @Option(names = "--tenant", paramLabel = "T", description = "The subject's tenant, where the host has tenants.")
    private @Nullable String tenant;

    @Option(names = "--yes", description = "Yes, for good.")
    private boolean sure;

    public EraseCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (!sure) {
            throw new WrongUseException("what is erased cannot be brought back: say `--yes`");
        }
        return vault.place().with(open -> {
            open.record("erase", Access.subject(subject, Optional.ofNullable(tenant)));
            VaultCare.Erased erased = open.vault().care().erase(subject, Optional.ofNullable(tenant));
            console.out()
                    .print(JsonText.write(Json.object()
                                    .put("key", erased.key())
                                    .put("files", erased.files())
                                    .build())
                            + "\n");
            console.err().println(erased.key() ? "Erased." : "There was no key: nothing was kept of that subject.");
            return ExitCode.DONE;
        });
    }
}
