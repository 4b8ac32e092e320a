package dev.agentfirewall.postgres.fire;

import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStore.Answered;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The people of the drill. They agree to each call's first ticket and to no other, so that a call that runs twice ran on one agreement; they say no to
 * every tenth and to strangers' recipients; and they answer twice, in each other's place and too late, which must not count.
 */
final class FireApprover {
    private final ApprovalStore store;
    private final Map<Integer, TicketId> firsts = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger replays = new AtomicInteger();

    FireApprover(ApprovalStore store) {
        this.store = store;
    }

    /** Each call's first ticket. */
    Map<Integer, TicketId> firsts() {
        return firsts;
    }

    /** Answers that counted and must not have. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How many answers were given that must not count. */
    int replays() {
        return replays.get();
    }

    /** Answers what is open now, and says how many there were; a server that is down is asked again later. */
    int answerAll() {
        try {
            List<Ticket> open = store.list(EnumSet.of(Ticket.State.OPEN), 400);
            open.parallelStream().forEach(this::decide);
            return open.size();
        } catch (ApprovalStoreException e) {
            return 0;
        }
    }

    private void decide(Ticket ticket) {
        FireCall call = FireCall.of(ticket.question());
        boolean first = !call.swapped() && ticket.id().equals(first(call.number(), ticket.id()));
        if (!first || call.unwanted()) {
            answer(ticket, "olga", Verdict.DENY);
            replay(ticket, "paul", "granted after a no");
            return;
        }
        if (answer(ticket, "olga", Verdict.GRANT)) {
            replay(ticket, "olga", "granted twice by one person");
        }
        if (call.fourEyes()) {
            answer(ticket, "paul", Verdict.GRANT);
        }
    }

    private TicketId first(int number, TicketId ticket) {
        TicketId before = firsts.putIfAbsent(number, ticket);
        return before == null ? ticket : before;
    }

    private boolean answer(Ticket ticket, String by, Verdict verdict) {
        try {
            Optional<Answered> answered = store.answer(ticket.id(), by, verdict);
            return answered.filter(Answered::counted).isPresent();
        } catch (ApprovalStoreException e) {
            return false; // whether it counted shows when the ticket is seen again
        }
    }

    private void replay(Ticket ticket, String by, String what) {
        try {
            Optional<Ticket> before = store.find(ticket.id());
            boolean settled = before.filter(kept -> kept.state() != Ticket.State.OPEN
                            || kept.approvers().contains(by))
                    .isPresent();
            replays.incrementAndGet();
            if (settled && answer(ticket, by, Verdict.GRANT)) {
                wrong.add(what + ": ticket " + ticket.id());
            }
        } catch (ApprovalStoreException e) {
            // the server is down: nothing counted
        }
    }
}
