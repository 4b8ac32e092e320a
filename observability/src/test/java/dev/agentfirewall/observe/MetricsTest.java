package dev.agentfirewall.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is counted is what happened. */
class MetricsTest {
    private final PrometheusMeterRegistry registry = Scrape.registry();
    private final Observability observability = Observability.micrometer(registry);
    private final Office office = new Office(observability);

    @Test
    void guard_permittedCall_isCountedAtEachStage() {
        assertThat(office.send(Office.TO_BOB)).isInstanceOf(ToolOutcome.Completed.class);

        assertThat(count("agent_firewall_calls_total", "tool", "send_email", "outcome", "completed", "code", "none"))
                .isEqualTo(1);
        assertThat(count(
                        "agent_firewall_decisions_total",
                        "checkpoint",
                        "tool_call",
                        "tool",
                        "send_email",
                        "decision",
                        "permit"))
                .isEqualTo(1);
        assertThat(count(
                        "agent_firewall_decisions_total",
                        "tool",
                        "send_email",
                        "checkpoint",
                        "tool_result",
                        "decision",
                        "permit"))
                .isEqualTo(1);
        assertThat(count("agent_firewall_audit_records_total", "kind", "decided", "mode", "enforce"))
                .isEqualTo(3);
        assertThat(count("agent_firewall_audit_records_total", "kind", "settled"))
                .isEqualTo(1);
        assertThat(count("agent_firewall_overhead_duration_seconds_count")).isEqualTo(1);
        assertThat(count("agent_firewall_call_duration_seconds_count", "outcome", "completed"))
                .isEqualTo(1);
        for (String stage : Set.of("facts", "policy", "scan", "audit", "tool")) {
            assertThat(count("agent_firewall_stage_duration_seconds_count", "stage", stage))
                    .as(stage)
                    .isPositive();
        }
    }

    @Test
    void guard_deniedCall_isCountedByItsReason() {
        office.send(Office.TO_EVE);

        assertThat(count("agent_firewall_calls_total", "outcome", "refused", "code", "mail.recipient_untrusted"))
                .isEqualTo(1);
        assertThat(count(
                        "agent_firewall_decisions_total",
                        "decision",
                        "deny",
                        "basis",
                        "rule",
                        "code",
                        "mail.recipient_untrusted"))
                .isEqualTo(1);
    }

    @Test
    void guard_callThatNeedsApproval_isAskedAndWaitedFor() {
        office.call(Office.DELETE, "{\"id\":\"12\"}", "deleted");

        assertThat(count("agent_firewall_approvals_asked_total", "code", "records.delete_approval"))
                .isEqualTo(1);
        assertThat(count("agent_firewall_approval_wait_seconds_count", "answer", "granted"))
                .isEqualTo(1);
        assertThat(count("agent_firewall_approvals_waiting")).isZero();
    }

    @Test
    void screen_injectedDocument_isCountedWithWhatWasFound() {
        office.read(Office.INJECTED);

        assertThat(count("agent_firewall_texts_total", "checkpoint", "retrieval"))
                .isEqualTo(1);
        assertThat(count("agent_firewall_texts_total", "checkpoint", "retrieval", "outcome", "passed"))
                .isZero();
        assertThat(count("agent_firewall_findings_total", "checkpoint", "retrieval", "rule", "text.injection.override"))
                .isEqualTo(1);
        assertThat(count("agent_firewall_scans_total", "channel", "document", "result", "found"))
                .isEqualTo(1);
    }

    @Test
    void guard_auditIsFull_isCountedAsAFailure() {
        Office full = new Office(observability, new MemoryAuditSink(2));
        full.send(Office.TO_BOB);

        assertThat(count("agent_firewall_audit_failures_total")).isEqualTo(1);
        assertThat(count("agent_firewall_calls_total", "outcome", "refused", "code", "audit.unavailable"))
                .isEqualTo(1);
    }

    @Test
    void policyInForce_isToldByTheDigestOfItsBundle() {
        String bundle =
                RegoPolicies.defaults().reference().bundle().orElseThrow().toString();

        assertThat(count("agent_firewall_policy_info", "bundle", bundle)).isEqualTo(1);
        office.send(Office.TO_BOB);
        assertThat(count("agent_firewall_policy_info")).isEqualTo(1);
        assertThat(count("agent_firewall_model_info", "model", "llama-4", "artifact", "none"))
                .isEqualTo(1);
    }

    @Test
    void guard_toolsThatNobodyDeclared_shareOneName() {
        IntStream.range(0, 500).forEach(i -> office.call(ToolDescriptor.undeclared("made_up_" + i), "{}", "nothing"));

        assertThat(count("agent_firewall_calls_total", "tool", "other")).isEqualTo(500);
        assertThat(Scrape.of(registry).text()).doesNotContain("made_up");
    }

    @Test
    void guard_moreDeclaredToolsThanMayBeNamed_shareOneName() {
        for (int i = 0; i < 300; i++) {
            office.call(ToolDescriptor.declared("tool_" + i, Effect.READ, Map.of()), "{}", "nothing");
        }

        Set<String> tools = Scrape.of(registry).samples().stream()
                .filter(sample -> sample.name().equals("agent_firewall_calls_total"))
                .map(sample -> sample.labels().get("tool"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tools).hasSize(201).contains("other", "tool_0");
        assertThat(count("agent_firewall_calls_total")).isEqualTo(300);
    }

    @Test
    void series_moreThanMayBe_countAsOther() {
        Series<Double> series = new Series<>(Metric.CALLS, tags -> (double) tags.hashCode());
        for (int i = 0; i < 3 * Series.MOST; i++) {
            series.of("tool", "completed", "code_" + i);
        }
        assertThat(series.of("tool", "completed", "another")).isEqualTo(series.of("other", "other", "other"));
        assertThat(series.of("tool", "completed", "code_1")).isNotEqualTo(series.of("other", "other", "other"));
    }

    @Test
    void vitals_ofTwoFirewalls_addUp() {
        Office second = new Office(observability);
        office.send(Office.TO_BOB);
        second.send(Office.TO_BOB);

        assertThat(count("agent_firewall_conversations")).isEqualTo(2);
        assertThat(count("agent_firewall_cache_gets_total", "cache", "scans", "result", "miss"))
                .isEqualTo(6);
        assertThat(second.firewall()).isNotNull(); // in use until here: parts are held weakly
    }

    @Test
    void vitals_thatTwoPartsShare_countOnceAndTheOldestQuestionCounts() {
        Vital pool = new Vital(Vital.Kind.POOL_IN_USE, "postgres", () -> 3);
        Vitals log = () -> List.of(pool, new Vital(Vital.Kind.OLDEST_QUESTION, "approvals", () -> 5));
        Vitals store = () -> List.of(pool, new Vital(Vital.Kind.OLDEST_QUESTION, "approvals", () -> 7));
        observability.vitals(log);
        observability.vitals(store);

        assertThat(count("agent_firewall_pool_in_use", "pool", "postgres")).isEqualTo(3);
        assertThat(count("agent_firewall_questions_oldest_seconds", "store", "approvals"))
                .isEqualTo(7);
        assertThat(List.of(log, store)).hasSize(2); // in use until here
    }

    @Test
    void scrape_afterADay_hasNothingThatIsNotInTheCatalogue() {
        office.aDay();

        Map<String, Set<String>> scraped = Scrape.of(registry).labelsByName();
        assertThat(scraped.keySet()).allMatch(name -> Catalogue.knows(name), "is in the catalogue");
        scraped.forEach((name, labels) -> assertThat(labels).isSubsetOf(Catalogue.labels(name)));
        assertThat(count("agent_firewall_observation_failures_total")).isZero();
    }

    private double count(String name, String... labels) {
        return Scrape.of(registry).value(name, labels);
    }
}
