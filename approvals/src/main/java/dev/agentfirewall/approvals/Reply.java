package dev.agentfirewall.approvals;

import java.util.List;

/** What became of an answer that was given at the desk. */
public sealed interface Reply {

    /** It counts. */
    record Counted(Ticket ticket) implements Reply {}

    /** It came too late, or the same person had agreed before: nothing changed. */
    record TooLate(Ticket ticket) implements Reply {}

    /**
     * This person may not give this answer.
     *
     * @param codes why, by the rules that say so
     */
    record NotAllowed(List<String> codes) implements Reply {
        public NotAllowed {
            codes = List.copyOf(codes);
        }
    }

    /** The question offers no source that could be endorsed. */
    record NothingToEndorse(Ticket ticket) implements Reply {}

    /** There is no such ticket. */
    record Unknown(TicketId id) implements Reply {}
}
