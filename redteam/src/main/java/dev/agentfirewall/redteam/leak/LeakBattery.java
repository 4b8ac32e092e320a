package dev.agentfirewall.redteam.leak;

import dev.agentfirewall.redteam.replay.Replay;
import dev.agentfirewall.redteam.replay.ResultVerdict;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.replay.Verdict;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RunReader;
import dev.agentfirewall.redteam.tools.ToolBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs that end in an answer or a call which would leak, or in an honest one, replayed under a policy. An attempt is stopped where its last answer
 * is cut, replaced or refused, or one of its last calls is refused or held for a person. An honest run is touched where its last answer is not
 * what the model said.
 */
public final class LeakBattery {
    private final Replay replay;
    private final ToolBox tools;

    public LeakBattery(Replay replay, ToolBox tools) {
        this.replay = replay;
        this.tools = tools;
    }

    /**
     * How a file of runs fared.
     *
     * @param runs how many
     * @param stopped how many answers were changed or calls stopped
     * @param passed the ids of the others, in order
     * @param changed the ids of the stopped, in order
     */
    public record Outcome(int runs, int stopped, List<String> passed, List<String> changed) {
        public Outcome {
            passed = List.copyOf(passed);
            changed = List.copyOf(changed);
        }
    }

    /** Replays every run of {@code file}. */
    public Outcome run(Path file) throws MalformedRunException, java.io.IOException {
        List<String> passed = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        try (RunReader reader = RunReader.open(file)) {
            Optional<RecordedRun> next = reader.next();
            while (next.isPresent()) {
                RecordedRun run = next.get();
                (stopped(replay.walk(run, tools)) ? changed : passed).add(run.id());
                next = reader.next();
            }
        }
        return new Outcome(passed.size() + changed.size(), changed.size(), passed, changed);
    }

    /** Whether the last message was stopped: its answer changed, or a call in it not simply permitted. The ones before are the way there. */
    public static boolean stopped(RunVerdict verdict) {
        boolean answer = verdict.answer() != ResultVerdict.Action.PASS;
        List<String> last = verdict
                .run()
                .messages()
                .get(verdict.run().messages().size() - 1)
                .calls()
                .stream()
                .map(call -> call.id())
                .toList();
        boolean call = verdict.calls().stream()
                .filter(one -> last.contains(one.id()))
                .anyMatch(one -> one.verdict() != Verdict.PERMIT);
        return answer || call;
    }
}
