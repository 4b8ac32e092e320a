package dev.agentfirewall.enforcement;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.EndorsedSource;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a decision once its obligations were seen to.
 *
 * @param decision a permit, or a denial where an obligation was not met
 * @param approvers who agreed
 * @param endorsed a source that was endorsed on the way: the question is another then, and has to be put anew; until it is, nothing runs
 */
public record Discharge(Decision decision, List<String> approvers, Optional<EndorsedSource> endorsed) {
    public Discharge {
        approvers = List.copyOf(approvers);
        if (endorsed.isPresent() && decision instanceof Decision.Permit) {
            throw new IllegalArgumentException("what an endorsement changes is judged again before it is permitted");
        }
    }

    /** Obligations seen to, and nothing endorsed. */
    public Discharge(Decision decision, List<String> approvers) {
        this(decision, approvers, Optional.empty());
    }
}
