package dev.agentfirewall.cli.approvals;

import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketSheet;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code approvals show}: all that an approver needs to see. */
@Command(
        name = "show",
        description = "Shows exactly what will run, who wanted it, and where each value came from.",
        footerHeading = "%nOut:%n",
        footer = {
            "  Each value as it will be handed to the tool. What a terminal would hide (control",
            "  characters, reversed writing, letters without width) stands as \\u202e and the like.",
            "",
            "It shows what agents handle: mind who looks over your shoulder.",
            "Exit: 0 done, 1 no such ticket, 2 wrong use, 3 the store cannot be read."
        })
final class ShowCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final ChosenStore store = new ChosenStore();

    @Parameters(paramLabel = "TICKET", description = "As `approvals list` names it.")
    private String ticket = "";

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<Ticket> found = store.use(console, open -> open.find(TicketWords.id(ticket)));
        if (found.isEmpty()) {
            console.err().println("there is no ticket `" + TicketWords.id(ticket) + "` in this store");
            return ExitCode.FOUND;
        }
        if (json) {
            console.out().print(JsonText.write(TicketWords.whole(found.get())) + "\n");
        } else {
            TicketSheet.of(found.get()).forEach(line -> console.out().print(line + "\n"));
        }
        return ExitCode.DONE;
    }
}
