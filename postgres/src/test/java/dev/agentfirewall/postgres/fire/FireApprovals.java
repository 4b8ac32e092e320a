package dev.agentfirewall.postgres.fire;

import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.enforcement.ApprovalRequest;
import dev.agentfirewall.enforcement.ApprovalService;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks by tickets of the store, and tells each thread how its last question fared. */
final class FireApprovals implements ApprovalService {
    private static final Duration LASTS = Duration.ofHours(2);

    /** How a question fared. */
    enum Fate {
        PENDING,
        DENIED,
        GRANTED,
        LOST,
        FAILED
    }

    private static final ThreadLocal<Fate> FATE = ThreadLocal.withInitial(() -> Fate.FAILED);
    private static final ThreadLocal<@Nullable Ticket> LAST = new ThreadLocal<>();

    private final ApprovalStore store;

    FireApprovals(ApprovalStore store) {
        this.store = store;
    }

    /** How this thread's last question fared. */
    Fate fate() {
        return FATE.get();
    }

    /** This thread's last ticket; null where there was none. */
    @Nullable
    Ticket last() {
        return LAST.get();
    }

    void forget() {
        FATE.set(Fate.FAILED);
        LAST.remove();
    }

    @Override
    public Approval ask(ApprovalRequest request) {
        try {
            Ticket ticket = store.open(Question.of(request), LASTS).ticket();
            LAST.set(ticket);
            return switch (ticket.state()) {
                case OPEN -> {
                    FATE.set(Fate.PENDING);
                    yield new Approval.Pending(ticket.id().value());
                }
                case GRANTED -> new Approval.Granted(ticket.approvers(), request.digest());
                case DENIED, USED, EXPIRED -> {
                    FATE.set(Fate.DENIED);
                    yield new Approval.NotGranted();
                }
            };
        } catch (ApprovalStoreException e) {
            return new Approval.NotGranted();
        }
    }

    @Override
    public boolean take(ApprovalRequest request, Approval answer) {
        try {
            boolean taken = store.take(Objects.requireNonNull(LAST.get()).id(), request.digest())
                    .isPresent();
            FATE.set(taken ? Fate.GRANTED : Fate.LOST);
            return taken;
        } catch (ApprovalStoreException e) {
            return false;
        }
    }
}
