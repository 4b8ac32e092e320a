package dev.agentfirewall.policy.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.policy.tooling.PolicyExplain.Explanation;
import dev.agentfirewall.policy.tooling.PolicyExplain.Line;
import dev.agentfirewall.policy.tooling.PolicyExplain.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyExplainTest {
    private static final Path CASES = Path.of("conformance/cases");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private static Explanation explain(String name) {
        PolicyCase asked = PolicyCase.read(CASES.resolve(name + ".json"));
        return PolicyExplain.of(RegoPolicies.defaults(), RuleCatalog.defaults(), asked);
    }

    @Test
    void explain_denial_namesRuleArgumentAndPage() {
        Line line = explain("mail-to-a-stranger-out-of-a-mail").lines().get(0);

        assertThat(line.part()).isEqualTo(Part.DENIES);
        assertThat(line.code()).isEqualTo("mail.recipient_untrusted");
        assertThat(line.argument()).contains("/recipients/0");
        assertThat(line.rule().orElseThrow().folder()).isEqualTo("agent/rules/mail/recipient");
        assertThat(line.rule().orElseThrow().title()).isEqualTo("Recipients are the user's own, or on a list");
        assertThat(Path.of("..").resolve(line.rule().orElseThrow().page().orElseThrow()))
                .exists();
    }

    @Test
    void explain_approval_namesWhoPermitsAndWhoAsks() {
        assertThat(explain("delete-what-a-document-named").lines())
                .extracting(Line::part)
                .containsExactly(Part.PERMITS, Part.ASKS);
    }

    @Test
    void explain_noted_namesTheAdvice() {
        assertThat(explain("user-message-that-sounds-like-an-attack").lines())
                .extracting(Line::part, Line::code)
                .contains(org.assertj.core.groups.Tuple.tuple(Part.ADVISES, "content.finding_noted"));
    }

    @Test
    void catalog_withOwnRules_knowsThem() throws IOException {
        Path rule = folder.resolve("agent/rules/shop/hours/rule.rego");
        Files.createDirectories(rule.resolveSibling("."));
        Files.writeString(rule, "# METADATA\n# title: Closed at night\ndeny contains {\"code\": \"shop.closed\"}\n");

        assertThat(RuleCatalog.defaults().with(folder).ruleOf("shop.closed").orElseThrow())
                .isEqualTo(new RuleCatalog.Rule(
                        "shop.hours", "Closed at night", "agent/rules/shop/hours", java.util.Optional.empty()));
    }

    @Test
    void case_unreadable_saysWhichAndWhy() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{");
        Path other = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");

        assertThatThrownBy(() -> PolicyCase.read(broken))
                .isInstanceOf(PolicyToolException.class)
                .hasMessageContaining("broken.json");
        assertThatThrownBy(() -> PolicyCase.read(other)).hasMessageContaining("neither an object with a `request`");
        assertThatThrownBy(() -> PolicyCase.read(folder.resolve("absent.json"))).hasMessageContaining("absent.json");
    }

    @Test
    void case_bareRequest_isRead() throws IOException {
        Path bare = Files.writeString(folder.resolve("bare.json"), "{\"checkpoint\": \"tool_call\"}");

        assertThat(PolicyCase.read(bare).request().get("checkpoint")).isPresent();
    }
}
