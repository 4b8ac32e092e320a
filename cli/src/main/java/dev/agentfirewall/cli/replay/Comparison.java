package dev.agentfirewall.cli.replay;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.redteam.explain.Change;
import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.ParallelReplay;
import dev.agentfirewall.redteam.replay.Replay;
import dev.agentfirewall.redteam.replay.RunSource;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.run.MalformedRunException;
import java.util.List;

/** Runs walked under two policies, and told where they part. No values. */
final class Comparison {
    private final Console console;
    private final boolean jsonl;
    private final ReplayReport before = new ReplayReport();
    private final ReplayReport after = new ReplayReport();
    private int changedRuns;
    private int changedCalls;

    Comparison(Console console, boolean jsonl) {
        this.console = console;
        this.jsonl = jsonl;
    }

    /** One run under both. */
    private record Both(RunVerdict before, RunVerdict after) {}

    /** Walks all runs under both, tells the difference and closes both. */
    void walk(Replay one, Replay other, RunSource<RunFiles.Sourced> files) throws MalformedRunException {
        try {
            compare(one, other, files);
        } finally {
            Judges.close(one);
            Judges.close(other);
        }
    }

    private void compare(Replay one, Replay other, RunSource<RunFiles.Sourced> files) throws MalformedRunException {
        ReplayProgress progress = new ReplayProgress(console);
        ParallelReplay.onAllCores()
                .each(
                        files,
                        sourced -> new Both(
                                one.walk(sourced.run(), sourced.tools()), other.walk(sourced.run(), sourced.tools())),
                        both -> {
                            progress.step();
                            add(both);
                        });
        progress.end();
        if (!jsonl) {
            console.out().printf("%d calls of %d runs are judged differently.%n%n", changedCalls, changedRuns);
            console.out().print("BEFORE\n" + before.suites() + "AFTER\n" + after.suites());
        }
    }

    private void add(Both both) {
        before.add(both.before());
        after.add(both.after());
        List<Change> changes = Change.between(both.before(), both.after()).stream()
                .filter(change -> jsonl || change.verdictChanged())
                .toList();
        if (changes.isEmpty()) {
            return;
        }
        changedRuns++;
        changedCalls += changes.size();
        if (jsonl) {
            Json line = Json.object()
                    .put("id", both.before().run().id())
                    .put("calls", Json.array(changes, Comparison::json))
                    .build();
            console.out().print(JsonText.write(line) + "\n");
        } else {
            changes.forEach(change -> console.out().print(words(both.before(), change)));
        }
    }

    private static String words(RunVerdict run, Change change) {
        String who = change.before().attack() ? "attack" : run.run().hostile() ? "task" : "honest";
        return who + "\t" + run.run().id() + "\t" + change.before().id() + "\t"
                + change.before().tool() + "\t" + words(change.before()) + " -> " + words(change.after()) + "\n";
    }

    private static String words(CallVerdict call) {
        return call.verdict().word() + (call.codes().isEmpty() ? "" : " " + String.join(" ", call.codes()));
    }

    private static Json json(Change change) {
        return Json.object()
                .put("id", change.before().id())
                .put("tool", change.before().tool())
                .put("before", json(change.before()))
                .put("after", json(change.after()))
                .build();
    }

    private static Json json(CallVerdict call) {
        return Json.object()
                .put("decision", call.verdict().word())
                .put("codes", Json.strings(call.codes()))
                .build();
    }
}
