package dev.agentfirewall.redteam.suite;

import dev.agentfirewall.json.Json;
import java.util.List;

/**
 * An authored suite: tools, honest work with them, and what attackers want of them.
 *
 * @param name what it is called
 * @param tools as models are offered them
 * @param tasks honest work
 * @param goals what attackers want; none where nobody attacks
 */
public record Suite(String name, Json.Arr tools, List<AuthoredTask> tasks, List<Goal> goals) {
    public Suite {
        tasks = List.copyOf(tasks);
        goals = List.copyOf(goals);
    }

    @Override
    public String toString() {
        return "suite `" + name + "` of " + tasks.size() + " tasks and " + goals.size() + " goals";
    }
}
