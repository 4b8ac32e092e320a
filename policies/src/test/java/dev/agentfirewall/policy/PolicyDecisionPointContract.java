package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Decision.Basis;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every engine promises: it never throws, and permits only where policy answered a sound permit. */
abstract class PolicyDecisionPointContract {

    /** The engine, over a policy that answers {@code answer} to everything; empty for one that is undefined. */
    abstract RegoDecisionPoint answering(Optional<Json> answer) throws Exception;

    private RegoDecisionPoint answering(String answer) throws Exception {
        return answering(Optional.of(BadAnswers.json(answer)));
    }

    @Test
    void decide_permit_permits() throws Exception {
        RegoDecisionPoint policy = answering(BadAnswers.PERMIT);
        DecisionResponse response = policy.decide(TestRequests.search());
        assertThat(response.decision()).isEqualTo(new Decision.Permit(List.of(), List.of(), List.of()));
        assertThat(response.policy()).isEqualTo(policy.reference());
    }

    @Test
    void decide_undefined_denies() throws Exception {
        assertThat(decide(answering(Optional.empty())))
                .isEqualTo(Decision.deny(Basis.NOT_APPLICABLE, AnswerDecoder.UNDEFINED));
    }

    @ParameterizedTest
    @MethodSource("dev.agentfirewall.policy.BadAnswers#all")
    void decide_badAnswer_denies(String answer) throws Exception {
        assertThat(decide(answering(answer))).isEqualTo(Decision.indeterminate(AnswerDecoder.MALFORMED));
    }

    @Test
    void decide_denial_sortsItsReasons() throws Exception {
        Decision decision = decide(answering("""
                        {"permit": false, "obligations": [], "advice": [],
                         "reasons": [{"code": "b.b"}, {"code": "a.a", "argument": "/y"}, {"argument": "/x", "code": "a.a"}]}"""));
        assertThat(decision.reasons())
                .containsExactly(Reason.at("a.a", "/x"), Reason.at("a.a", "/y"), Reason.of("b.b"));
    }

    @Test
    void decide_obligations_areAllKeptAndSorted() throws Exception {
        Decision decision = decide(answering("""
                        {"permit": true, "reasons": [], "advice": [],
                         "obligations": [{"type": "redact", "code": "a.a"}, {"type": "approval", "code": "b.b", "by": "owner"},
                                         {"type": "approval", "code": "b.b", "by": "admin"}]}"""));
        assertThat(decision)
                .isEqualTo(new Decision.Permit(
                        List.of(),
                        List.of(
                                new Obligation.Approval("b.b", "admin"),
                                new Obligation.Approval("b.b", "owner"),
                                new Obligation.Redact("a.a")),
                        List.of()));
    }

    @Test
    void decide_strangeDocument_neverThrows() throws Exception {
        RegoDecisionPoint policy = answering(BadAnswers.PERMIT);
        for (Json document : List.of(Json.NULL, Json.of(1), Json.of("\0\u2028😀"), deep(10_000), deep(200_000))) {
            assertThat(policy.decide(document).decision()).isNotNull();
        }
        assertThat(decide(policy)).isInstanceOf(Decision.Permit.class);
    }

    private static Json deep(int levels) {
        Json value = Json.of("bottom");
        for (int i = 0; i < levels; i++) {
            value = new Json.Arr(List.of(value));
        }
        return value;
    }

    @Test
    void decide_longValue_isDecided() throws Exception {
        RegoDecisionPoint policy = answering(BadAnswers.PERMIT);
        AccessRequest huge = TestRequests.call("t", Effect.READ, "/x", Json.of("x".repeat(1 << 20)), ArgumentRole.BODY);
        assertThat(policy.decide(huge).decision()).isInstanceOf(Decision.Permit.class);
    }

    @Test
    void decide_interruptedThread_keepsItsFlagAndNeverThrows() throws Exception {
        RegoDecisionPoint policy = answering(BadAnswers.PERMIT);
        Thread.currentThread().interrupt();
        Decision interrupted = decide(policy);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted).isNotNull();
        assertThat(decide(policy)).isInstanceOf(Decision.Permit.class);
    }

    @Test
    void decide_manyThreads_eachGetsItsAnswer() throws Exception {
        RegoDecisionPoint policy = answering(BadAnswers.PERMIT);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Decision>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(threads.submit(() -> decide(policy)));
        }
        for (Future<Decision> answer : answers) {
            assertThat(answer.get()).isInstanceOf(Decision.Permit.class);
        }
        threads.shutdownNow();
    }

    private static Decision decide(RegoDecisionPoint policy) {
        return policy.decide(TestRequests.search()).decision();
    }
}
