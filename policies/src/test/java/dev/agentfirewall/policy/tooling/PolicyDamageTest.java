package dev.agentfirewall.policy.tooling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.DefaultPolicy;
import dev.agentfirewall.policy.PolicySelfTest;
import dev.agentfirewall.policy.RegoPolicyDecisionPoint;
import dev.agentfirewall.policy.plan.PlanLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyDamageTest {
    private static final PlanLimits PATIENT = new PlanLimits(10_000_000, Duration.ofSeconds(30), 256, 100_000);

    /** Every looser answer is one of those that were read and found right: the evidence was taken away whole. */
    @Test
    void defaults_damagedEverywhere_loosenOnlyWhereTheEvidenceIsGone() throws IOException {
        PolicyDamage.Report report = PolicyDamage.of(
                RegoPolicyDecisionPoint.of(DefaultPolicy.bundle(), PATIENT, PolicySelfTest.DENIALS),
                PolicyCase.readAll(Path.of("conformance/cases")));

        assertThat(report.decisions()).isGreaterThan(20_000);
        List<String> found = report.loosened().stream()
                .map(each -> each.name() + " " + each.pointer() + " " + each.damage() + " -> " + each.after())
                .sorted()
                .toList();
        assertThat(found).isEqualTo(expected());
    }

    private static List<String> expected() throws IOException {
        return Files.readAllLines(Path.of("conformance/evidence.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .sorted()
                .toList();
    }

    @Test
    void damages_ofADocument_coverEveryNode() {
        Json document = Json.object()
                .put("a", new Json.Arr(List.of(Json.of(7), Json.of("y"))))
                .put("b", Json.NULL)
                .build();
        List<String> removed = new ArrayList<>();
        List<String> replaced = new ArrayList<>();
        Damages.each(document, damage -> (damage.replacement().isEmpty() ? removed : replaced).add(damage.pointer()));

        assertThat(removed).containsExactlyInAnyOrder("/a", "/a/0", "/a/1", "/b");
        assertThat(replaced).contains("", "/a", "/a/0", "/a/1", "/b").hasSize(5 * Damages.JUNK.size() - 1);
    }

    @Test
    void damages_atANode_leaveTheRestAlone() {
        Json document = Json.object()
                .put("a", new Json.Arr(List.of(Json.of(7), Json.of("y"))))
                .put("b", Json.of("z"))
                .build();
        List<Json> withoutFirst = new ArrayList<>();
        Damages.each(document, damage -> {
            if (damage.pointer().equals("/a/0") && damage.replacement().isEmpty()) {
                withoutFirst.add(damage.document());
            }
        });

        assertThat(withoutFirst)
                .containsExactly(Json.object()
                        .put("a", new Json.Arr(List.of(Json.of("y"))))
                        .put("b", "z")
                        .build());
    }
}
