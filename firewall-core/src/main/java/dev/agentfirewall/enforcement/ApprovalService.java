package dev.agentfirewall.enforcement;

/**
 * Asks people.
 *
 * <p><b>Guarantees</b> that an implementation gives: it is thread-safe, its wait is bounded, an answer is used once, and whoever
 * agrees has the right that the request asks for. One that throws counts as not granted.
 */
@FunctionalInterface
public interface ApprovalService {

    /** Asks, and waits for the answer for a bounded time. */
    Approval ask(ApprovalRequest request);

    /** Nobody is there to ask: what needs approval is refused. */
    static ApprovalService nobody() {
        return request -> new Approval.NotGranted();
    }
}
