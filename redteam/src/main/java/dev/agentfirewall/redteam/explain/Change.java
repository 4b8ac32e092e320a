package dev.agentfirewall.redteam.explain;

import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.RunVerdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that two policies judge differently, or for different reasons.
 *
 * @param before under the one
 * @param after under the other
 */
public record Change(CallVerdict before, CallVerdict after) {

    /** The calls of one run that differ, in its order. */
    public static List<Change> between(RunVerdict before, RunVerdict after) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < Math.min(before.calls().size(), after.calls().size()); i++) {
            Change change = new Change(before.calls().get(i), after.calls().get(i));
            if (change.verdictChanged() || !change.before.codes().equals(change.after.codes())) {
                changes.add(change);
            }
        }
        return changes;
    }

    /** Whether more than the reasons differ. */
    public boolean verdictChanged() {
        return before.verdict() != after.verdict();
    }
}
