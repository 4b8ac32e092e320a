package dev.agentfirewall.postgres.fire;

import dev.agentfirewall.approvals.ApprovalListener.Outcome;
import dev.agentfirewall.approvals.ApprovalStore;
import dev.agentfirewall.approvals.StoredApprovals;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.enforcement.Approval;
import dev.agentfirewall.enforcement.ApprovalRequest;
import dev.agentfirewall.enforcement.ApprovalService;
import java.time.Duration;
import java.util.Optional;

/** {@link StoredApprovals}, and how each thread's last question fared. */
final class FireApprovals implements ApprovalService {
    private static final Duration LASTS = Duration.ofHours(2);
    private static final ThreadLocal<Last> LAST = ThreadLocal.withInitial(() -> Last.NONE);

    /**
     * How a question fared.
     *
     * @param ticket by which it is known; empty where the store failed or somebody said no
     */
    record Last(Outcome outcome, Optional<TicketId> ticket, Optional<Digest> question) {
        static final Last NONE = new Last(Outcome.FAILED, Optional.empty(), Optional.empty());
    }

    private final StoredApprovals approvals;

    FireApprovals(ApprovalStore store) {
        this.approvals = StoredApprovals.in(store)
                .lasting(LASTS)
                .listener((code, by, outcome, since) -> LAST.set(new Last(outcome, last().ticket(), last().question())))
                .build();
    }

    /** How this thread's last question fared. */
    Last last() {
        return LAST.get();
    }

    void forget() {
        LAST.remove();
    }

    @Override
    public Approval ask(ApprovalRequest request) {
        Approval answer = approvals.ask(request);
        Optional<String> id =
                answer instanceof Approval.Pending pending ? Optional.of(pending.ticket()) : answer.kept();
        LAST.set(new Last(last().outcome(), id.map(TicketId::new), Optional.of(request.digest())));
        return answer;
    }

    @Override
    public boolean take(ApprovalRequest request, Approval answer) {
        return approvals.take(request, answer);
    }
}
