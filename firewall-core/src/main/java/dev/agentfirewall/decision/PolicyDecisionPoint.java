package dev.agentfirewall.decision;

/**
 * Answers a request from policy.
 *
 * <p><b>Guarantees</b> that an implementation gives: it never throws (doubt is in the answer), it is bounded in time,
 * it is thread-safe, and it permits only on a sound permit.
 */
public interface PolicyDecisionPoint {

    /** Decides. Never throws and never returns null. */
    DecisionResponse decide(AccessRequest request);

    /** The policy in force now, by which cached screenings are known. */
    PolicyReference reference();
}
