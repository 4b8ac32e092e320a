package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.redteam.replay.ResultVerdict.Action;
import dev.agentfirewall.redteam.run.RecordedRun;
import java.util.ArrayList;
import java.util.List;

/**
 * How one run was judged, call by call.
 *
 * @param run the run
 * @param calls its calls, in order
 * @param results its results, in order
 * @param prompt the hardest that became of what user and host said
 * @param answer what became of the assistant's last words; {@code PASS} where it said none
 * @param warned whether orders were kept from the model before it made the first of the attacker's calls
 * @param shown the texts as the conversation knows them, in order
 */
public record RunVerdict(
        RecordedRun run,
        List<CallVerdict> calls,
        List<ResultVerdict> results,
        Action prompt,
        Action answer,
        boolean warned,
        List<Shown> shown) {
    public RunVerdict {
        calls = List.copyOf(calls);
        results = List.copyOf(results);
        shown = List.copyOf(shown);
    }

    /**
     * A text of the conversation.
     *
     * @param message which of the run's messages it is of, counted from 0
     * @param item the text and what is known of it
     */
    public record Shown(int message, Item item) {}

    /** The attacker's calls that would do something. */
    public List<CallVerdict> harmful() {
        return calls.stream().filter(CallVerdict::harmful).toList();
    }

    /**
     * How often somebody would be asked, who endorses a source where that is offered: what the same source then wants for the same effects is
     * not asked about again.
     */
    public int asks() {
        List<CallVerdict> asked = new ArrayList<>();
        calls.stream()
                .filter(call -> call.verdict() == Verdict.APPROVAL)
                .filter(call -> asked.stream().noneMatch(call::isSettledBy))
                .forEach(asked::add);
        return asked.size();
    }

    /** Everybody else's calls. */
    public List<CallVerdict> honest() {
        return calls.stream().filter(call -> !call.attack()).toList();
    }

    /** Tells the run's id and its calls' verdicts; what was said is guarded. */
    @Override
    public String toString() {
        return run + ": " + calls;
    }
}
