package dev.agentfirewall.approvals;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tickets of one process, forgotten when it ends: for tests, and for agents whose people answer while they wait. Thread-safe. */
public final class MemoryApprovalStore implements ApprovalStore, Vitals {
    private final Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
    private final Clock clock;
    private final int capacity;
    private final Upkeep upkeep;
    private final StoreVitals vitals;

    /** A store of {@code capacity} tickets at most. */
    public MemoryApprovalStore(Clock clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
        this.upkeep = new Upkeep(clock::millis);
        this.vitals = new StoreVitals("approvals_memory", this::backlog, clock);
    }

    @Override
    public synchronized Opened open(Question question, Duration lasts) throws ApprovalStoreException {
        upkeep.after(() -> sweep(Upkeep.KEEP) < 0); // no more is left
        Instant now = clock.instant();
        Optional<Ticket> live = tickets.values().stream()
                .filter(ticket -> ticket.question().digest().equals(question.digest()) && ticket.live(now))
                .findFirst();
        if (live.isPresent()) {
            return new Opened(live.get(), false);
        }
        if (tickets.size() >= capacity) {
            sweep(Duration.ZERO);
        }
        if (tickets.size() >= capacity) {
            throw new ApprovalStoreException("the store holds " + capacity
                    + " tickets and takes no more: answer the open ones; those that ended went already");
        }
        Ticket fresh = Ticket.open(question, now, now.plus(StoreLimits.checked(lasts)));
        tickets.put(fresh.id(), fresh);
        return new Opened(fresh, true);
    }

    @Override
    public synchronized Optional<Ticket> find(TicketId id) {
        return Optional.ofNullable(tickets.get(id)).map(ticket -> ticket.at(clock.instant()));
    }

    @Override
    public synchronized List<Ticket> list(Set<Ticket.State> states, int most) {
        Instant now = clock.instant();
        return tickets.values().stream()
                .map(ticket -> ticket.at(now))
                .filter(ticket -> states.contains(ticket.state()))
                .sorted(Comparator.comparing(Ticket::asked).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public synchronized Optional<Answered> answer(TicketId id, String by, Verdict verdict) {
        Answer answer = new Answer(by, verdict, clock.instant());
        return find(id).map(ticket -> ticket.after(answer)
                .map(then -> new Answered(put(then), true))
                .orElseGet(() -> new Answered(ticket, false)));
    }

    @Override
    public synchronized Optional<Ticket> take(TicketId id, Digest question) {
        return find(id).filter(ticket -> ticket.question().digest().equals(question))
                .flatMap(ticket -> ticket.taken(clock.instant()))
                .map(this::put);
    }

    private Ticket put(Ticket ticket) {
        tickets.put(ticket.id(), ticket);
        return ticket;
    }

    @Override
    public synchronized int sweep(Duration keep) {
        Instant now = clock.instant();
        int touched = 0;
        for (Ticket ticket : new ArrayList<>(tickets.values())) {
            if (!ticket.at(now).equals(ticket)) {
                put(ticket.at(now));
                touched++;
            }
            if (!ticket.live(now) && ticket.until().plus(keep).isBefore(now)) {
                tickets.remove(ticket.id());
                touched++;
            }
        }
        return touched;
    }

    @Override
    public List<Vital> vitals() {
        return vitals.vitals();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
