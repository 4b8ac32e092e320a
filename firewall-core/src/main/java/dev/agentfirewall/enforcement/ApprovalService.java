package dev.agentfirewall.enforcement;

/**
 * Asks people.
 *
 * <p><b>Guarantees</b> that an implementation gives: it is thread-safe, its wait is bounded, an answer is used once, and whoever
 * agrees has the right that the request asks for. One that throws counts as not granted.
 *
 * <p>A call may need several approvals. Each is asked for first, and only when all are given is each {@linkplain #take taken}: a first answer
 * is not spent while a second is still awaited.
 */
@FunctionalInterface
public interface ApprovalService {

    /** Asks, and waits for the answer for a bounded time. */
    Approval ask(ApprovalRequest request);

    /**
     * Uses up the answer that {@link #ask} gave, just before the call runs on it. An implementation whose answers outlive the asking, and so bear a
     * ticket, sees to it here that only one of many that hold the same answer goes on. Whoever stands around such a service hands this on; where
     * that is forgotten, no answer with a ticket is worth anything.
     *
     * @param request what was asked
     * @param answer what {@link #ask} answered: {@link Approval.Granted} or {@link Approval.Endorsed}
     * @return whether it was still there to be used; when not, the call does not run
     */
    default boolean take(ApprovalRequest request, Approval answer) {
        return answer.kept().isEmpty();
    }

    /** How the question with this ticket stands; for what answers at once, no question is known. */
    default Standing standing(String ticket) {
        return Standing.UNKNOWN;
    }

    /** Nobody is there to ask: what needs approval is refused. */
    static ApprovalService nobody() {
        return request -> new Approval.NotGranted();
    }
}
