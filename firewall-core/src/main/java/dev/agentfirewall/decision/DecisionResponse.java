package dev.agentfirewall.decision;

/**
 * A decision, and the policy that made it: together, because a reload may come between asking and looking.
 *
 * @param decision permit or deny
 * @param policy who says so
 */
public record DecisionResponse(Decision decision, PolicyReference policy) {}
