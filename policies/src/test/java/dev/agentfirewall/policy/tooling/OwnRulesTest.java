package dev.agentfirewall.policy.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.policy.BundleTrust;
import dev.agentfirewall.policy.RealOpa;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.policy.tooling.PolicyTests.Problem;
import dev.agentfirewall.policy.tooling.PolicyTests.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's own rules, tested and built. Those that need OPA are skipped where there is none. */
class OwnRulesTest {
    private static final String RULE = """
            # METADATA
            # scope: package
            # title: No mail after closing
            package agent.rules.shop.closing

            import future.keywords.not

            import data.settings

            deny contains {"code": "shop.closed"} if {
            	input.checkpoint == "tool_call"
            	not open
            }

            open if not settings.shop.closed[input.action.tool]
            """;
    private static final String TEST = """
            package agent.rules.shop.closing_test

            import data.agent.rules.shop.closing
            import data.agent.testing_test as requests

            test_open if closing.deny == set() with input as requests.note

            test_closed if closing.deny == {{"code": "shop.closed"}} with input as requests.mail
            """;
    private static final String SETTINGS = "{\"closed\": {\"send_email\": true}}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private void shop() throws IOException {
        write("agent/rules/shop/closing/rule.rego", RULE);
        write("agent/rules/shop/closing/rule_test.rego", TEST);
        write("settings/shop/data.json", SETTINGS);
    }

    private static Opa opa() {
        Path program = RealOpa.required();
        return Opa.find(
                Path.of(".."),
                Map.of("PATH", String.valueOf(program.toAbsolutePath().getParent())));
    }

    private List<Problem> problems() {
        return new PolicyTests(opa()).run(folder).problems();
    }

    @Test
    void test_soundRule_isWell() throws IOException {
        shop();

        assertThat(problems()).isEmpty();
    }

    @Test
    void test_negationWithoutTheImport_isFound() throws IOException {
        shop();
        write("agent/rules/shop/closing/rule.rego", RULE.replace("import future.keywords.not\n\n", ""));

        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains("import future.keywords.not"));
    }

    @Test
    void test_ruleThatIsNoSet_isFound() throws IOException {
        write("agent/rules/shop/closing/rule.rego", "package agent.rules.shop.closing\n\ndeny if input.version == 2\n");

        assertThat(problems()).extracting(Problem::step).contains(Step.LINTS, Step.TESTS);
        assertThat(problems()).extracting(Problem::message).anyMatch(text -> text.contains("deny contains"));
    }

    @Test
    void test_misspeltField_isFound() throws IOException {
        shop();
        write("agent/rules/shop/closing/rule.rego", RULE.replace("input.action.tool", "input.action.toll"));

        assertThat(problems()).hasSize(1).allMatch(problem -> problem.step() == Step.TYPES);
    }

    @Test
    void test_failingTest_isFound() throws IOException {
        shop();
        write("settings/shop/data.json", "{\"closed\": {}}");

        assertThat(problems()).hasSize(1).allMatch(problem -> problem.step() == Step.TESTS);
    }

    @Test
    void test_looseForm_isFound() throws IOException {
        shop();
        write("agent/rules/shop/closing/rule.rego", RULE.replace("not open\n", "not   open\n"));

        assertThat(problems()).extracting(Problem::step).containsExactly(Step.FORM);
    }

    @Test
    void test_slowOrImpureBuiltIn_isFound() throws IOException {
        shop();
        write("agent/rules/shop/closing/rule.rego", RULE.replace("not open\n", "not open\n\ttime.now_ns() > 0\n"));

        assertThat(problems()).extracting(Problem::step).contains(Step.BUILD);
    }

    @Test
    void build_ownRule_deniesBesideTheDefaults() throws IOException {
        shop();
        Path bundle = folder.resolveSibling(folder.getFileName() + "-out").resolve("policy.tar.gz");
        new PolicyBuilder(opa()).build(folder, bundle);
        BundleTrust trust = BundleTrust.pinnedBy(bundle.resolveSibling("policy.tar.gz.sha256"));
        PolicyCase mail = PolicyCase.read(Path.of("conformance/cases/mail-to-a-stranger-out-of-a-mail.json"));

        Decision decision =
                RegoPolicies.bundle(bundle, trust).decide(mail.request()).decision();

        assertThat(decision.reasons())
                .extracting(Reason::code)
                .containsExactly("mail.recipient_untrusted", "shop.closed");
    }

    @Test
    void build_settingsAlone_areLaidOverTheDefaults() throws IOException {
        write("settings/data.json", "{\"recipients\": {\"domains\": {\"evil.example\": true}}}");
        Path bundle = folder.resolveSibling(folder.getFileName() + "-set").resolve("policy.tar.gz");
        new PolicyBuilder(opa()).build(folder, bundle);
        BundleTrust trust = BundleTrust.pinnedBy(bundle.resolveSibling("policy.tar.gz.sha256"));
        PolicyCase mail = PolicyCase.read(Path.of("conformance/cases/mail-to-a-stranger-out-of-a-mail.json"));

        assertThat(RegoPolicies.bundle(bundle, trust).decide(mail.request()).decision())
                .isInstanceOf(Decision.Permit.class);
    }

    @Test
    void build_defaults_areTheCommittedBundle() throws IOException {
        write("settings/data.json", "{}");
        Opa opa = opa();
        try (Workspace workspace = Workspace.of(RuleFolder.of(folder))) {
            Files.copy(
                    Path.of("src/main/rego/settings/data.json"),
                    workspace.rego().resolve("settings/data.json"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            assertThat(unpacked(new PolicyBuilder(opa).compile(workspace)))
                    .as("policies/bundle is not what its sources compile to: run policies/build")
                    .isEqualTo(unpacked(Files.readAllBytes(Path.of("bundle/bundle.tar.gz"))));
        }
    }

    // How tightly it is packed is the affair of the Go that OPA was built with.
    private static byte[] unpacked(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    @Test
    void build_brokenRule_writesNothing() throws IOException {
        write("agent/rules/shop/closing/rule.rego", "package agent.rules.shop.closing\n\ndeny contains x if y\n");
        Path bundle = folder.resolveSibling(folder.getFileName() + "-bad").resolve("policy.tar.gz");
        PolicyBuilder builder = new PolicyBuilder(opa());

        assertThatThrownBy(() -> builder.build(folder, bundle))
                .isInstanceOf(PolicyToolException.class)
                .hasMessageContaining("agent/rules/shop/closing/rule.rego");
        assertThat(bundle).doesNotExist();
    }

    @Test
    void read_misplacedFiles_areRefused() throws IOException {
        for (String misplaced : List.of(
                "agent/rules/closing/rule.rego",
                "agent/rules/shop/closing/closing.rego",
                "agent/firewall/decision.rego",
                "rule.rego",
                "settings.json")) {
            Path alone = Files.createTempDirectory(folder, "alone");
            Files.createDirectories(alone.resolve(misplaced).resolveSibling("."));
            Files.writeString(alone.resolve(misplaced), "");

            assertThatThrownBy(() -> RuleFolder.of(alone))
                    .isInstanceOf(PolicyToolException.class)
                    .hasMessageContaining("`" + misplaced + "`");
        }
    }

    @Test
    void read_nothing_saysWhatIsExpected() {
        assertThatThrownBy(() -> RuleFolder.of(folder)).hasMessageContaining("agent/rules/<domain>/<rule>/rule.rego");
        assertThatThrownBy(() -> RuleFolder.of(folder.resolve("absent"))).hasMessageContaining("is no folder");
    }
}
