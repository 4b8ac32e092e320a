package dev.agentfirewall.cli.approvals;

import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.Subcommand;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code approvals list}: which questions there are. */
@Command(
        name = "list",
        description = "Lists what waits for a person, the newest first.",
        footerHeading = "%nOut:%n",
        footer = {
            "  k3q7abcdefgh2345  open     delete_records   emma   of owner   records.delete_approval",
            "",
            "With --json a line a ticket: {\"ticket\":\"…\",\"state\":\"open\",\"tool\":\"…\",…}.",
            "Arguments are not in it: `approvals show TICKET` has them.",
            "",
            "Exit: 0 done, 2 wrong use, 3 the store cannot be read."
        })
final class ListCommand extends Subcommand {
    private final Console console;

    @Mixin
    private final ChosenStore store = new ChosenStore();

    @Option(names = "--all", description = "Those that are settled, too.")
    private boolean all;

    @Option(names = "--most", paramLabel = "N", description = "At most so many; 100 unless told.")
    private int most = 100;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Set<Ticket.State> states = all ? EnumSet.allOf(Ticket.State.class) : EnumSet.of(Ticket.State.OPEN);
        List<Ticket> tickets = store.use(console, open -> open.list(states, Math.max(0, most)));
        for (Ticket ticket : tickets) {
            console.out()
                    .print((json ? JsonText.write(TicketWords.summary(ticket).build()) : TicketWords.line(ticket))
                            + "\n");
        }
        console.err().println(tickets.size() + (all ? " ticket(s)." : " question(s) wait."));
        return ExitCode.DONE;
    }
}
