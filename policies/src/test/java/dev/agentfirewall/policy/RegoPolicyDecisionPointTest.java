package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.plan.PlanLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegoPolicyDecisionPointTest extends PolicyDecisionPointContract {

    @Override
    RegoDecisionPoint answering(Optional<Json> answer) {
        Json.ObjBuilder settings = Json.object().put("other", 1);
        answer.ifPresent(value -> settings.put("answer", value));
        Json data = Json.object().put("settings", settings.build()).build();
        return untested(TestBundles.withData(data));
    }

    @Test
    void reference_namesTheBundle() {
        byte[] bundle = TestBundles.resource("unsigned.tar.gz");
        assertThat(untested(bundle).reference())
                .isEqualTo(new PolicyReference(
                        "plan", Optional.of(TestBundles.trusted(bundle).digest())));
    }

    @Test
    void of_policyThatPermitsAnything_isRefused() {
        PolicyBundle bundle = TestBundles.trusted(TestBundles.answering(BadAnswers.json(BadAnswers.PERMIT)));
        assertThatThrownBy(() -> RegoPolicyDecisionPoint.of(bundle))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageContaining("no request was permitted");
    }

    @Test
    void of_undefinedPolicy_isRefused() {
        PolicyBundle bundle = TestBundles.trusted(TestBundles.withData(Json.Obj.EMPTY));
        assertThatThrownBy(() -> RegoPolicyDecisionPoint.of(bundle))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageContaining("had no sound answer (`policy.undefined`)");
    }

    @Test
    void of_malformedAnswer_isRefused() {
        PolicyBundle bundle = TestBundles.trusted(TestBundles.answering(Json.FALSE));
        assertThatThrownBy(() -> RegoPolicyDecisionPoint.of(bundle)).hasMessageContaining("policy.malformed_answer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "agent/firewall/decision;agent/firewall/verdict;no entrypoint `agent/firewall/decision`",
                "\"plans\";\"plots\";plan",
                "DotStmt;DashStmt;DashStmt",
                "ReturnLocalStmt;ReturnRemoteStmt;ReturnRemoteStmt"
            })
    void of_damagedPlan_isRefused(String part, String damaged, String why) {
        Map<String, byte[]> files = TestBundles.files("unsigned.tar.gz");
        files.computeIfPresent(
                "plan.json",
                (name, plan) -> new String(plan, StandardCharsets.UTF_8)
                        .replace(part, damaged)
                        .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> untested(TestBundles.packed(files)))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageContaining(why);
    }

    @Test
    void decide_stepLimit_denies() {
        PolicyBundle bundle = TestBundles.trusted(TestBundles.answering(BadAnswers.json(BadAnswers.PERMIT)));
        PlanLimits tight = new PlanLimits(1, Duration.ofSeconds(10), 10, 10);
        assertThat(RegoPolicyDecisionPoint.untested(bundle, tight)
                        .decide(TestRequests.search())
                        .decision())
                .isEqualTo(Decision.indeterminate("plan.step_limit"));
    }

    private static RegoPolicyDecisionPoint untested(byte[] bundle) {
        return RegoPolicyDecisionPoint.untested(TestBundles.trusted(bundle), TestBundles.PATIENT);
    }
}
