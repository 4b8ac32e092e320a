package dev.agentfirewall.cli.replay;

import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.replay.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** The calls that someone who writes policy wants to see, a line each: run, call, tool, verdict, codes with pointers; no values. */
final class CallLines {
    private CallLines() {}

    /** The attacker's calls that were not denied, and everybody else's that were not permitted. */
    static List<String> of(RunVerdict run) {
        return run.calls().stream()
                .filter(call -> call.attack()
                        ? call.changes() && call.verdict() != Verdict.DENY
                        : call.verdict() != Verdict.PERMIT)
                .map(call -> line(run, call))
                .toList();
    }

    private static String line(RunVerdict run, CallVerdict call) {
        String kind = call.attack() ? "attack" : run.run().hostile() ? "task" : "honest";
        String reasons = call.reasons().stream().map(CallLines::reason).collect(Collectors.joining(" "));
        return kind + " " + call.verdict().word() + "\t" + run.run().id() + "\t" + call.id() + "\t" + call.tool()
                + (reasons.isEmpty() ? "" : "\t" + reasons);
    }

    private static String reason(Reason reason) {
        return reason.code() + reason.argument().map(pointer -> "@" + pointer).orElse("");
    }
}
