package dev.agentfirewall.approvals;

import dev.agentfirewall.approvals.ApprovalStore.Answered;
import dev.agentfirewall.audit.AnsweredEvent;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditLog;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.decision.Subject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where people answer: policy is asked whether the person may, the answer goes on record, and only then does it count. Who the person is, the host
 * says: a desk believes it.
 *
 * <p>Thread-safe.
 */
public final class ApprovalDesk {
    private final ApprovalStore store;
    private final ApproverRights rights;
    private final AuditLog audit;

    /**
     * @param audit where answers are recorded; the host closes it
     * @param deployment the host's name for itself, in requests and records
     */
    public ApprovalDesk(
            ApprovalStore store, PolicyDecisionPoint policy, AuditSink audit, Clock clock, String deployment) {
        this.store = store;
        this.rights = new ApproverRights(policy, clock, deployment);
        this.audit = new AuditLog(audit, clock, Mode.ENFORCE, deployment, List.of());
    }

    /** The questions that wait for somebody, the newest first, {@code most} of them at most. */
    public List<Ticket> open(int most) throws ApprovalStoreException {
        return list(EnumSet.of(Ticket.State.OPEN), most);
    }

    /** The tickets that stand so, the newest first. */
    public List<Ticket> list(Set<Ticket.State> states, int most) throws ApprovalStoreException {
        return store.list(states, most);
    }

    /** One ticket. What it shows is guarded: for the approver, and for nobody else. */
    public Optional<Ticket> find(TicketId id) throws ApprovalStoreException {
        return store.find(id);
    }

    /**
     * Gives an answer.
     *
     * @param person who answers, as the host knows them
     * @throws AuditException when the answer cannot be recorded: it does not count
     */
    public Reply answer(TicketId id, Subject person, Verdict verdict) throws ApprovalStoreException, AuditException {
        Optional<Ticket> found = store.find(id);
        if (found.isEmpty()) {
            return new Reply.Unknown(id);
        }
        Ticket ticket = found.get();
        if (ticket.question().shown().isEmpty()) {
            return new Reply.TooLate(ticket);
        }
        if (verdict == Verdict.ENDORSE && !ticket.question().offersSource()) {
            return new Reply.NothingToEndorse(ticket);
        }
        return allowed(ticket, ticket.question().shown().get(), person, verdict);
    }

    private Reply allowed(Ticket ticket, Shown shown, Subject person, Verdict verdict)
            throws ApprovalStoreException, AuditException {
        Question question = ticket.question();
        DecisionResponse response = rights.decide(question, shown, ticket.approvers(), person, verdict);
        audit.answered(new AnsweredEvent(
                person,
                ticket.id().value(),
                question.digest(),
                question.tool(),
                question.code(),
                verdict.word(),
                response));
        if (response.decision() instanceof Decision.Deny deny) {
            return new Reply.NotAllowed(
                    deny.reasons().stream().map(Reason::code).distinct().toList());
        }
        Optional<Answered> answered = store.answer(ticket.id(), person.id(), verdict);
        if (answered.isEmpty()) {
            return new Reply.Unknown(ticket.id());
        }
        Ticket after = answered.get().ticket();
        return answered.get().counted() ? new Reply.Counted(after) : new Reply.TooLate(after);
    }
}
