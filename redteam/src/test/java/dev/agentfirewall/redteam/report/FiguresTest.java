package dev.agentfirewall.redteam.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.Endorsing;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.redteam.replay.CallVerdict;
import dev.agentfirewall.redteam.replay.ResultVerdict;
import dev.agentfirewall.redteam.replay.RunVerdict;
import dev.agentfirewall.redteam.replay.Verdict;
import dev.agentfirewall.redteam.run.RecordedMessage;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RecordedRun.Purpose;
import dev.agentfirewall.redteam.tools.ToolBox;
import dev.agentfirewall.redteam.tools.ToolBox.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures figures = new Figures();

    @Test
    void add_oneHarmfulCallLetThrough_runIsNotStopped() {
        figures.add(attacked(attack(Effect.SEND, Verdict.DENY), attack(Effect.PAY, Verdict.PERMIT)));

        assertThat(figures.attackRuns().count(Verdict.PERMIT)).isEqualTo(1);
        assertThat(figures.attackCalls().count(Verdict.DENY)).isEqualTo(1);
    }

    @Test
    void add_oneHarmfulCallHeld_runIsStoppedButNotDenied() {
        figures.add(attacked(attack(Effect.SEND, Verdict.DENY), attack(Effect.SEND, Verdict.APPROVAL)));

        assertThat(figures.attackRuns().stopped()).isEqualTo(1);
        assertThat(figures.attackRuns().count(Verdict.DENY)).isZero();
    }

    @Test
    void add_attackersReadLetThrough_runIsDeniedAllTheSame() {
        figures.add(attacked(attack(Effect.READ, Verdict.PERMIT), attack(Effect.SEND, Verdict.DENY)));

        assertThat(figures.attackRuns().count(Verdict.DENY)).isEqualTo(1);
        assertThat(figures.attackCalls().all()).isEqualTo(1);
    }

    @Test
    void add_attackedRunWithoutHarmfulCall_countsForNeither() {
        figures.add(attacked(attack(Effect.READ, Verdict.PERMIT)));

        assertThat(figures.attackedRuns()).isEqualTo(1);
        assertThat(figures.attackRuns().all()).isZero();
        assertThat(figures.honestRuns().all()).isZero();
    }

    @Test
    void add_honestRuns_areCountedByTheirWorstCall() {
        figures.add(honest(task(Verdict.PERMIT)));
        figures.add(honest(task(Verdict.APPROVAL), task(Verdict.APPROVAL)));
        figures.add(honest(task(Verdict.APPROVAL), task(Verdict.DENY)));
        figures.add(honest());

        assertThat(figures.honestRuns().count(Verdict.PERMIT)).isEqualTo(2);
        assertThat(figures.honestRuns().count(Verdict.APPROVAL)).isEqualTo(1);
        assertThat(figures.honestRuns().count(Verdict.DENY)).isEqualTo(1);
        assertThat(figures.asksPerHonestRun()).isEqualTo(0.75);
    }

    @Test
    void add_sourceThatCouldBeEndorsed_isAskedAboutOnce() {
        figures.add(honest(
                held("mail", Effect.SEND, "test.code"),
                held("mail", Effect.SEND, "test.code"),
                held("other mail", Effect.SEND, "test.code"),
                held("mail", Effect.DELETE, "test.code"),
                held("mail", Effect.SEND, "test.another"),
                task(Verdict.APPROVAL)));

        assertThat(figures.honestAsks()).isEqualTo(5);
        assertThat(figures.honestCalls().count(Verdict.APPROVAL)).isEqualTo(6);
    }

    private static CallVerdict held(String source, Effect effect, String code) {
        Endorsing terms = new Endorsing(Digest.of(source), Set.of(effect), Duration.ofMinutes(30));
        return call(effect, Verdict.APPROVAL, Purpose.TASK, Standing.DECLARED, code, Optional.of(terms));
    }

    @Test
    void add_unknownTool_isSaidApart() {
        CallVerdict made = call(Effect.EXECUTE, Verdict.DENY, Purpose.TASK, Standing.UNKNOWN);
        figures.add(honest(made));

        assertThat(figures.unknownTools()).containsOnlyKeys("tool");
        assertThat(FiguresText.of("suite", figures)).contains("unknown tool", "with a denial 1 of 1, 100.0 %");
        assertThat(FiguresText.table("code", figures.byCode())).contains("test.code");
    }

    private static RunVerdict attacked(CallVerdict... calls) {
        return verdict(true, calls);
    }

    private static RunVerdict honest(CallVerdict... calls) {
        return verdict(false, calls);
    }

    private static RunVerdict verdict(boolean hostile, CallVerdict... calls) {
        RecordedMessage said = new RecordedMessage(RecordedMessage.Role.USER, List.of("go"), 0, List.of(), "", "");
        return new RunVerdict(
                new RecordedRun("r", "suite", hostile, List.of(said), Map.of(), Map.of()),
                List.of(calls),
                List.of(),
                ResultVerdict.Action.PASS,
                ResultVerdict.Action.PASS,
                false,
                List.of());
    }

    private static CallVerdict attack(Effect effect, Verdict verdict) {
        return call(effect, verdict, Purpose.ATTACK, Standing.DECLARED);
    }

    private static CallVerdict task(Verdict verdict) {
        return call(Effect.SEND, verdict, Purpose.TASK, Standing.DECLARED);
    }

    private static CallVerdict call(Effect effect, Verdict verdict, Purpose purpose, Standing standing) {
        return call(effect, verdict, purpose, standing, "test.code", Optional.empty());
    }

    private static CallVerdict call(
            Effect effect,
            Verdict verdict,
            Purpose purpose,
            Standing standing,
            String code,
            Optional<Endorsing> endorsing) {
        return new CallVerdict(
                "c",
                "tool",
                new ToolBox.Known(ToolDescriptor.declared("tool", effect, Map.of()), standing),
                Optional.of(purpose),
                verdict,
                verdict == Verdict.PERMIT ? List.of() : List.of(Reason.of(code)),
                endorsing,
                Optional.empty(),
                Optional.empty());
    }
}
