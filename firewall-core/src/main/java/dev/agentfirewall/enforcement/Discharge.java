package dev.agentfirewall.enforcement;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.EndorsedSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a decision once its obligations were seen to.
 *
 * @param decision a permit, or a denial where an obligation was not met
 * @param asked the digests of the requests that were put to people
 * @param approvers who agreed
 * @param endorsed a source that was endorsed on the way: the question is another then, and has to be put anew; until it is, nothing runs
 * @param ticket of a question that people have not answered yet; until they do, nothing runs
 */
public record Discharge(
        Decision decision,
        List<Digest> asked,
        List<String> approvers,
        Optional<EndorsedSource> endorsed,
        Optional<String> ticket) {
    public Discharge {
        asked = List.copyOf(asked);
        approvers = List.copyOf(approvers);
        if ((endorsed.isPresent() || ticket.isPresent()) && decision instanceof Decision.Permit) {
            throw new IllegalArgumentException(
                    "what an endorsement changes is judged again before it is permitted, and what is not answered is not permitted");
        }
    }

    /** A decision that asks nobody. */
    public static Discharge of(Decision decision) {
        return new Discharge(decision, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** The same, after {@code endorsers} had endorsed sources. */
    public Discharge after(List<String> endorsers) {
        List<String> all = new ArrayList<>(endorsers);
        all.addAll(approvers);
        return new Discharge(decision, asked, all, endorsed, ticket);
    }
}
