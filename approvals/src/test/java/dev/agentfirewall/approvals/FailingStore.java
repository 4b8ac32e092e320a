package dev.agentfirewall.approvals;

import dev.agentfirewall.artifact.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store that is down. */
final class FailingStore implements ApprovalStore {
    private static ApprovalStoreException down() {
        return new ApprovalStoreException("the store is down");
    }

    @Override
    public Opened open(Question question, Duration lasts) throws ApprovalStoreException {
        throw down();
    }

    @Override
    public Optional<Ticket> find(TicketId id) throws ApprovalStoreException {
        throw down();
    }

    @Override
    public List<Ticket> list(Set<Ticket.State> states, int most) throws ApprovalStoreException {
        throw down();
    }

    @Override
    public Optional<Answered> answer(TicketId id, String by, Verdict verdict) throws ApprovalStoreException {
        throw down();
    }

    @Override
    public Optional<Ticket> take(TicketId id, Digest question) throws ApprovalStoreException {
        throw down();
    }

    @Override
    public int sweep(Duration keep) throws ApprovalStoreException {
        throw down();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
