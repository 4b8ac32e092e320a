package dev.agentfirewall.approvals;

/**
 * Tells people that they are asked. Told once for each question, on the thread that asks: it hands the message over and does not wait for
 * anybody. One that throws changes nothing: the question stands, and people find it in the store. Thread-safe.
 */
@FunctionalInterface
public interface ApprovalNotifier {

    /** A question that is new. What it shows is guarded: for the approver, and for nobody else. */
    void asked(Ticket ticket) throws Exception;
}
