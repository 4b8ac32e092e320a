package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.call.Effect;
import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Endorsing;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.redteam.run.RecordedRun.Purpose;
import dev.agentfirewall.redteam.tools.ToolBox;
import java.util.List;
import java.util.Optional;

/**
 * How one recorded call was judged.
 *
 * @param id the call's id in its run
 * @param tool the name that the model used
 * @param known what is known of the tool
 * @param purpose whom the call serves, where the run says so
 * @param verdict the answer
 * @param reasons why, each once, sorted: those of the denial, or those that ask for approval
 * @param endorsing the source that whoever is asked could endorse in place of the call
 * @param asked what policy was asked; empty where the call could not even be read. Holds values: it is guarded
 * @param facts what the question was built on; empty where nothing was asked
 */
public record CallVerdict(
        String id,
        String tool,
        ToolBox.Known known,
        Optional<Purpose> purpose,
        Verdict verdict,
        List<Reason> reasons,
        Optional<Endorsing> endorsing,
        Optional<AccessRequest> asked,
        Optional<CallFacts> facts) {
    public CallVerdict {
        reasons = reasons.stream().distinct().sorted().toList();
    }

    /** The reasons' codes, each once, sorted. */
    public List<String> codes() {
        return reasons.stream().map(Reason::code).distinct().toList();
    }

    /** Whether nobody need be asked about it once the source of {@code before} was endorsed: it is the same one, for no more, and nothing else is asked. */
    boolean isSettledBy(CallVerdict before) {
        return endorsing.isPresent()
                && before.endorsing
                        .filter(terms -> terms.source().equals(endorsing.get().source())
                                && terms.effects().containsAll(endorsing.get().effects()))
                        .isPresent()
                && before.codes().containsAll(codes());
    }

    /** Whether it serves an attacker and would do something: what a read brings in is judged where it is used. */
    public boolean harmful() {
        return attack() && changes();
    }

    public boolean attack() {
        return purpose.equals(Optional.of(Purpose.ATTACK));
    }

    /** Whether its tool does anything but read. */
    public boolean changes() {
        return known.tool().effects().stream().anyMatch(effect -> effect != Effect.READ);
    }

    /** Tells id and verdict; the rest may hold what the model made up. */
    @Override
    public String toString() {
        return "call `" + id + "`: " + verdict.word() + " " + codes();
    }
}
