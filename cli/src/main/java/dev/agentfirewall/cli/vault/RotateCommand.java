package dev.agentfirewall.cli.vault;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.Subcommand;
import dev.agentfirewall.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code vault rotate}. */
@Command(
        name = "rotate",
        description = "Wraps every subject's key by the first key of the key file. Records stay as they are.",
        footerHeading = "%nExample:%n",
        footer = {
            "  openssl rand -base64 32 | cat - vault.key > new.key && chmod 600 new.key",
            "  agent-firewall vault rotate vault/ --key new.key",
            "",
            "Then take the old line out.",
            "Exit: 0 done, 2 wrong use, 3 no vault that can be read."
        })
public final class RotateCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final VaultOptions vault = new VaultOptions();

    public RotateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return vault.place().with(open -> {
            open.record("rotate", Json.Obj.EMPTY);
            int rewrapped = open.vault().care().rotate();
            console.out().print("{\"rewrapped\":" + rewrapped + "}\n");
            console.err().println("Wrapped " + rewrapped + " key(s) anew.");
            return ExitCode.DONE;
        });
    }
}
