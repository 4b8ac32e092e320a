package dev.agentfirewall.policy;

import dev.agentfirewall.decision.PolicyReference;
import java.time.Instant;
import java.util.Optional;

/**
 * How a policy that is reloaded stands: what is in force, and whether something newer was turned down.
 *
 * @param inForce the policy that decides now
 * @param since when it was put in force
 * @param refused the last attempt to replace it that failed, unless one succeeded after it
 */
public record PolicyStatus(PolicyReference inForce, Instant since, Optional<Refused> refused) {

    /**
     * A policy that was not put in force.
     *
     * @param at when it was tried
     * @param why what was wrong with it, for people
     */
    public record Refused(Instant at, String why) {}
}
