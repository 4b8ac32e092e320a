package dev.agentfirewall.approvals;

import dev.agentfirewall.approvals.ApprovalListener.Outcome;
import dev.agentfirewall.approvals.ApprovalStore.Opened;
import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.enforcement.ApprovalRequest;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.enforcement.Standing;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks by tickets in a store, so that a question outlives the call, the process and the day. A call waits for its answer for a bounded time, then
 * it is {@link Approval.Pending}; the same call, proposed again, by whatever process, finds the answer and uses it up. A call that differs in
 * anything that the answer is bound to is another question.
 *
 * <pre>{@code
 * StoredApprovals approvals = StoredApprovals.in(FileApprovalStore.in(Path.of("approvals")))
 *         .waiting(Duration.ofSeconds(30))
 *         .lasting(Duration.ofDays(3))
 *         .build();
 * Firewall firewall = Firewall.builder().approvals(approvals)…
 * }</pre>
 *
 * <p>People answer at an {@link ApprovalDesk}. A store that fails grants nothing. Thread-safe.
 */
public final class StoredApprovals implements ApprovalService, Vitals {
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final ApprovalStore store;
    private final Duration waits;
    private final Duration lasts;
    private final List<ApprovalNotifier> notifiers;
    private final ApprovalListener listener;
    private final Clock clock;

    private StoredApprovals(Builder builder) {
        this.store = builder.store;
        this.waits = builder.waits;
        this.lasts = builder.lasts;
        this.notifiers = List.copyOf(builder.notifiers);
        this.listener = builder.listener;
        this.clock = builder.clock;
    }

    /** Tickets in {@code store}, which the host closes. */
    public static Builder in(ApprovalStore store) {
        return new Builder(store);
    }

    @Override
    public Approval ask(ApprovalRequest request) {
        try {
            Opened opened = store.open(Question.of(request), lasts);
            if (opened.fresh()) {
                notify(opened.ticket());
            }
            return answer(request, waited(opened.ticket()));
        } catch (ApprovalStoreException | RuntimeException e) { // its message may quote the call
            tell(request, Outcome.FAILED, Duration.ZERO);
            return new Approval.NotGranted();
        }
    }

    private Approval answer(ApprovalRequest request, Ticket ticket) {
        Optional<String> id = Optional.of(ticket.id().value());
        return switch (ticket.state()) {
            case OPEN -> {
                tell(request, Outcome.PENDING, since(ticket));
                yield new Approval.Pending(ticket.id().value());
            }
            case GRANTED ->
                ticket.endorsed()
                        ? new Approval.Endorsed(ticket.approvers(), request.digest(), id)
                        : new Approval.Granted(ticket.approvers(), request.digest(), id);
            case DENIED, USED, EXPIRED -> {
                tell(request, Outcome.DENIED, since(ticket));
                yield new Approval.NotGranted();
            }
        };
    }

    @Override
    public boolean take(ApprovalRequest request, Approval answer) {
        try {
            Optional<Ticket> taken = answer.kept().isEmpty()
                    ? Optional.empty()
                    : store.take(new TicketId(answer.kept().get()), request.digest());
            Outcome used = answer instanceof Approval.Endorsed ? Outcome.ENDORSED : Outcome.GRANTED;
            tell(
                    request,
                    taken.isPresent() ? used : Outcome.LOST,
                    taken.map(this::since).orElse(Duration.ZERO));
            return taken.isPresent();
        } catch (ApprovalStoreException | RuntimeException e) { // whether it was used is not known: it is not used now
            tell(request, Outcome.FAILED, Duration.ZERO);
            return false;
        }
    }

    @Override
    public Standing standing(String ticket) {
        try {
            return store.find(new TicketId(ticket))
                    .map(found -> standing(found.state()))
                    .orElse(Standing.UNKNOWN);
        } catch (ApprovalStoreException | IllegalArgumentException e) { // the store is down, or it is no ticket of ours
            return Standing.UNKNOWN;
        }
    }

    /** Those of its store. */
    @Override
    public List<Vital> vitals() {
        return Vitals.of(store);
    }

    private static Standing standing(Ticket.State state) {
        return switch (state) {
            case OPEN -> Standing.AWAITED;
            case GRANTED, DENIED -> Standing.ANSWERED;
            case USED -> Standing.USED;
            case EXPIRED -> Standing.EXPIRED;
        };
    }

    /** The ticket once it is answered, or as it stands when the wait is over. */
    private Ticket waited(Ticket asked) throws ApprovalStoreException {
        long end = System.nanoTime() + waits.toNanos();
        long pause = FIRST_PAUSE;
        Ticket ticket = asked;
        while (ticket.state() == Ticket.State.OPEN && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(Math.min(pause, Math.max(1, end - System.nanoTime())));
            if (Thread.currentThread().isInterrupted()) {
                return ticket; // whoever interrupts wants the thread back, not an answer
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            ticket = store.find(asked.id()).orElse(asked);
        }
        return ticket;
    }

    // A notifier may throw anything, and what it says may quote the question.
    private void notify(Ticket ticket) {
        for (ApprovalNotifier notifier : notifiers) {
            try {
                notifier.asked(ticket);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                // people find the question in the store
            }
        }
    }

    private void tell(ApprovalRequest request, Outcome outcome, Duration since) {
        try {
            listener.told(request.asked().code(), request.asked().by(), outcome, since);
        } catch (RuntimeException e) {
            // who only listens decides nothing
        }
    }

    private Duration since(Ticket ticket) {
        Duration since = Duration.between(ticket.asked(), clock.instant());
        return since.isNegative() ? Duration.ZERO : since;
    }

    /** Builds {@link StoredApprovals}. */
    public static final class Builder {
        private final ApprovalStore store;
        private Duration waits = Duration.ZERO;
        private Duration lasts = Duration.ofDays(3);
        private final List<ApprovalNotifier> notifiers = new ArrayList<>();
        private ApprovalListener listener = ApprovalListener.none();
        private Clock clock = Clock.systemUTC();

        private Builder(ApprovalStore store) {
            this.store = store;
        }

        /** How long a call waits before it is pending: not at all, unless told; an hour at most. A waiting call holds its thread. */
        public Builder waiting(Duration time) {
            if (time.isNegative() || time.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("a call waits for an hour at most; what takes longer is pending");
            }
            waits = time;
            return this;
        }

        /** How long a question waits for its answers, and they for being used: three days, unless told. */
        public Builder lasting(Duration time) {
            lasts = StoreLimits.checked(time);
            return this;
        }

        /** Adds one who tells people that they are asked. */
        public Builder notifier(ApprovalNotifier tells) {
            notifiers.add(tells);
            return this;
        }

        /** Who learns how questions fare. */
        public Builder listener(ApprovalListener learns) {
            listener = learns;
            return this;
        }

        /** The clock by which the listener is told how long people took. */
        public Builder clock(Clock tells) {
            clock = tells;
            return this;
        }

        public StoredApprovals build() {
            return new StoredApprovals(this);
        }
    }
}
