package dev.agentfirewall.samples.recorded;

import java.util.List;
import java.util.Map;

/**
 * An agent's run as it was recorded: what the model was told, and its turns. Tools' results are left out; whoever plays
 * the run has tools of its own.
 *
 * @param id the run's name, unique in its file
 * @param system the system prompt, empty when there was none
 * @param user the user's words
 * @param turns the model's messages in order, at least one
 * @param labels for each labelled call id, whether it served the user's {@code task} or the {@code attack}
 */
public record RecordedRun(String id, String system, String user, List<RecordedTurn> turns, Map<String, String> labels) {
    public RecordedRun {
        turns = List.copyOf(turns);
        labels = Map.copyOf(labels);
        if (id.isBlank() || turns.isEmpty()) {
            throw new IllegalArgumentException("a run has an id and at least one turn");
        }
    }

    /** The calls of all turns, in order. */
    public List<RecordedCall> calls() {
        return turns.stream().flatMap(turn -> turn.calls().stream()).toList();
    }

    /** Tells the id and the size; what was said is guarded. */
    @Override
    public String toString() {
        return "run `" + id + "` of " + turns.size() + " turns";
    }
}
