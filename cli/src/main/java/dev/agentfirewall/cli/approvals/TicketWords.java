package dev.agentfirewall.cli.approvals;

import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.Shown;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.TicketJson;
import dev.agentfirewall.approvals.Visible;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.json.Json;
import java.util.Locale;

/** Tickets as the commands print them. */
final class TicketWords {
    private TicketWords() {}

    /** The ticket that {@code text} names. */
    static TicketId id(String text) {
        try {
            return new TicketId(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`TICKET`: " + e.getMessage() + "; `approvals list` shows them");
        }
    }

    /** One line for people, of which nothing is guarded. */
    static String line(Ticket ticket) {
        Question question = ticket.question();
        return String.format(
                Locale.ROOT,
                "%s  %-7s  %-24s %-16s of %-10s %s",
                ticket.id(),
                ticket.state().word(),
                Visible.of(question.tool()),
                Visible.of(question.requester()),
                Visible.of(question.by()),
                Visible.of(question.code()));
    }

    /** For programs, without what is guarded. */
    static Json.ObjBuilder summary(Ticket ticket) {
        Question question = ticket.question();
        return Json.object()
                .put("ticket", ticket.id().value())
                .put("state", ticket.state().word())
                .put("question", question.digest().toString())
                .put("tool", question.tool())
                .put("server", question.server().map(Json::of).orElse(Json.NULL))
                .put("requester", question.requester())
                .put("tenant", question.tenant().map(Json::of).orElse(Json.NULL))
                .put("by", question.by())
                .put("approvers", question.approvers())
                .put("code", question.code())
                .put("asked", ticket.asked().toString())
                .put("until", ticket.until().toString())
                .put("answers", TicketJson.answers(ticket.answers()));
    }

    /** For programs, with all that an approver sees. */
    static Json whole(Ticket ticket) {
        Json.ObjBuilder out = summary(ticket);
        return out.put(
                        "shown",
                        ticket.question().shown().<Json>map(Shown::document).orElse(Json.NULL))
                .build();
    }
}
