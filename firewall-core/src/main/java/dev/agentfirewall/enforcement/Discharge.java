package dev.agentfirewall.enforcement;

import dev.agentfirewall.decision.Decision;
import java.util.List;

/**
 * What is left of a decision once its obligations were seen to.
 *
 * @param decision a permit, or a denial where an obligation was not met
 * @param approvers who agreed
 */
public record Discharge(Decision decision, List<String> approvers) {
    public Discharge {
        approvers = List.copyOf(approvers);
    }
}
