package dev.agentfirewall.approvals.console;

import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketSheet;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.approvals.Visible;
import dev.agentfirewall.decision.Advice;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * A question as it stands on a screen, and the words that answer it. The words have the ticket's first letters in them, which nobody knew before: what was
 * typed ahead, piped in or meant for an earlier question answers nothing.
 *
 * @param lines what is shown; guarded
 * @param code the letters that an agreement has to name
 * @param refused that it cannot be asked here, and the lines say why
 * @param endorsable whether the source may be endorsed instead
 */
record Prompt(List<String> lines, String code, boolean refused, boolean endorsable) {
    /** More than this nobody reads at a terminal, and what nobody reads nobody agrees to. */
    static final int MOST_CHARACTERS = 16_000;

    static final int MOST_LINES = 300;

    private static final int CODE = 4;

    static Prompt about(Ticket ticket, Decision decision, Subject person) {
        List<String> sheet = TicketSheet.of(ticket);
        String call = "`" + Visible.of(ticket.question().tool()) + "` for `"
                + Visible.of(ticket.question().requester()) + "`";
        if (ticket.question().approvers() > 1) {
            return refused("Refused: " + call + " needs the agreement of "
                    + ticket.question().approvers() + " people, and one is asked here.");
        }
        if (sheet.size() > MOST_LINES || sheet.stream().mapToInt(String::length).sum() > MOST_CHARACTERS) {
            return refused("Refused: what " + call + " would be called with is too long to be read here.");
        }
        return new Prompt(
                lines(ticket, decision, person, sheet, call),
                code(ticket),
                false,
                ticket.question().offersSource());
    }

    private static Prompt refused(String why) {
        return new Prompt(List.of(why), "", true, false);
    }

    private static List<String> lines(
            Ticket ticket, Decision decision, Subject person, List<String> sheet, String call) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(sheet);
        for (String advice : decision.fold(Decision.Permit::advice, deny -> List.<Advice>of()).stream()
                .map(Advice::code)
                .toList()) {
            lines.add("  warned   " + Visible.of(advice));
        }
        lines.add("Run " + call + "? You are asked as `" + Visible.of(person.id()) + "`.");
        lines.add("  approve " + code(ticket) + "   lets exactly this run, once");
        if (ticket.question().offersSource()) {
            lines.add(
                    "  endorse " + code(ticket) + "   lets the agent act on that source, for as long as policy allows");
        }
        lines.add("  anything else refuses");
        return lines;
    }

    private static String code(Ticket ticket) {
        return ticket.id().value().substring(0, CODE);
    }

    /** What {@code typed} says: no, unless it is the words that were asked for. */
    Verdict verdict(String typed) {
        String answer = typed.strip();
        if (answer.equals("approve " + code)) {
            return Verdict.GRANT;
        }
        return endorsable && answer.equals("endorse " + code) ? Verdict.ENDORSE : Verdict.DENY;
    }

    /** Tells nothing of what is shown. */
    @Override
    public String toString() {
        return "question of " + lines.size() + " lines";
    }
}
