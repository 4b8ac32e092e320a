package dev.agentfirewall.cli.approvals;

import dev.agentfirewall.approvals.ApprovalDesk;
import dev.agentfirewall.approvals.Reply;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.audit.file.FileAuditConfig;
import dev.agentfirewall.audit.file.FileAuditSink;
import dev.agentfirewall.cli.Bundles;
import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.RegoDecisionPoint;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that approving and denying share, and what both do. */
final class Answering {
    @Mixin
    private final ChosenStore store = new ChosenStore();

    @Mixin
    private final People people = new People();

    @Parameters(paramLabel = "TICKET", description = "As `approvals list` names it.")
    private String ticket = "";

    @Option(
            names = "--audit",
            paramLabel = "DIR",
            required = true,
            description = "The log of answers. One firewall writes a log, so this is one of its own.")
    private Path audit = Path.of("");

    @Option(names = "--bundle", paramLabel = "FILE", description = "Rules of your own; else the default rules.")
    private @Nullable Path bundle;

    @Option(names = "--digest", paramLabel = "sha256:HEX", description = "What the bundle's digest must be.")
    private @Nullable String digest;

    @Option(names = "--settings", paramLabel = "FILE", description = "Your own lists and limits.")
    private @Nullable Path settings;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    int give(Console console, Verdict verdict) {
        TicketId id = TicketWords.id(ticket);
        RegoDecisionPoint policy = Bundles.policy("--bundle", bundle, digest, settings);
        Reply reply = store.use(console, open -> {
            try (AuditSink log = FileAuditSink.open(FileAuditConfig.in(audit))) {
                ApprovalDesk desk = new ApprovalDesk(open, policy, log, Clock.systemUTC(), "cli");
                return desk.answer(id, people.person(), verdict);
            } catch (AuditException e) {
                throw new UnreadableFileException(audit.toString(), String.valueOf(e.getMessage()));
            }
        });
        if (json) {
            console.out().print(JsonText.write(json(id, reply)) + "\n");
        }
        console.err().println(words(id, reply));
        return reply instanceof Reply.Counted ? ExitCode.DONE : ExitCode.FOUND;
    }

    private static Json json(TicketId id, Reply reply) {
        if (reply instanceof Reply.Counted counted) {
            return TicketWords.summary(counted.ticket()).put("counted", true).build();
        }
        Json.ObjBuilder out = Json.object().put("ticket", id.value()).put("counted", false);
        return reply instanceof Reply.NotAllowed refused
                ? out.put("codes", Json.strings(refused.codes())).build()
                : out.build();
    }

    private static String words(TicketId id, Reply reply) {
        if (reply instanceof Reply.Counted counted) {
            return "ticket " + id + ": " + counted(counted.ticket());
        }
        if (reply instanceof Reply.NotAllowed refused) {
            return "ticket " + id + ": policy does not let this person answer (" + String.join(", ", refused.codes())
                    + "); see docs/rules";
        }
        if (reply instanceof Reply.TooLate late) {
            return "ticket " + id + ": it is " + late.ticket().state().word() + ", and takes no such answer any more";
        }
        return reply instanceof Reply.NothingToEndorse
                ? "ticket " + id + ": it offers no source to endorse; approve the call without `--endorse`"
                : "there is no ticket `" + id + "` in this store";
    }

    private static String counted(Ticket ticket) {
        int missing = ticket.question().approvers() - ticket.approvers().size();
        return switch (ticket.state()) {
            case OPEN -> "noted; it takes " + missing + " more";
            case GRANTED -> "granted: the call runs when the agent proposes it again, or is resumed";
            default -> ticket.state().word();
        };
    }
}
