package dev.agentfirewall.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import dev.agentfirewall.policy.tooling.Opa;
import dev.agentfirewall.policy.tooling.PolicyToolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
    private static final Path RULES = Path.of("..", "samples", "src", "main", "rego");
    private static final Path CASES = Path.of("..", "policies", "conformance", "cases");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void setUp() {
        assumeTrue(Files.isDirectory(CASES), "the policies module's cases are not beside this module");
    }

    @Test
    void explain_everyConformanceCase_isAsExpectedAndOnALineOfItsOwn() throws Exception {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "explain", CASES.toString())).isEqualTo(ExitCode.DONE);
        try (Stream<Path> files = Files.list(CASES)) {
            assertThat(console.out().lines()).hasSize((int) files.count());
        }
        assertThat(console.out()).contains("\"as_expected\":true").doesNotContain("\"as_expected\":false");
    }

    @Test
    void explain_bareRequest_namesTheRuleAndItsPage() throws Exception {
        Path request = Files.writeString(folder.resolve("empty.json"), "{\"checkpoint\":\"tool_call\"}");
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "explain", request.toString())).isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .startsWith("{\"case\":\"empty\",\"decision\":\"deny\",\"rules\":[")
                .contains("{\"part\":\"denies\",\"code\":\"request.subject_missing\",\"rule\":\"request.subject\"");
        assertThat(console.err()).contains("empty: deny", "denies request.subject_missing: nobody said for whom");
    }

    @Test
    void explain_anotherAnswerThanExpected_isFound() throws Exception {
        Path hopeful = Files.writeString(
                folder.resolve("hopeful.json"),
                "{\"request\":{\"checkpoint\":\"tool_call\"},\"decision\":{\"permit\":true,\"reasons\":[]}}");
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "explain", hopeful.toString())).isEqualTo(ExitCode.FOUND);
        assertThat(console.out()).contains("\"as_expected\":false");
        assertThat(console.err()).contains("hopeful: deny, and another answer was expected");
    }

    @Test
    void explain_noCase_isUnreadableAndSaysHowToMendIt() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("nonsense.json"), "{\"canary\":1}");
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "explain", nonsense.toString())).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("nonsense.json", "checkpoint").doesNotContain("canary");
    }

    @Test
    void explain_bundleWithoutItsDigest_isUnreadable() throws Exception {
        Path bundle = Files.writeString(folder.resolve("bundle.tar.gz"), "no bundle");
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "explain", CASES.toString(), "--bundle", bundle.toString()))
                .isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("bundle.tar.gz.sha256");
    }

    @Test
    void explain_digestAlone_isWrongUse() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "explain", CASES.toString(), "--digest", "sha256:00"))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("`--digest` goes with `--bundle`");
    }

    @Test
    void test_ourSampleRules_areWell() {
        assumeOpa();
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "test", RULES.toString())).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).isEqualTo("{\"problems\":0}\n");
    }

    @Test
    void test_ruleThatIsNeverAsked_isFound() throws Exception {
        assumeOpa();
        Path rule = Files.createDirectories(folder.resolve("agent/rules/acme/typo"));
        Files.writeString(rule.resolve("rule.rego"), "package agent.rules.acme.typo\n\ndenies contains 1 if true\n");
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "test", folder.toString())).isEqualTo(ExitCode.FOUND);
        assertThat(console.out()).contains("\"step\":\"lints\"", "says nothing");
    }

    @Test
    void build_ourSampleRules_canBeExplained() {
        assumeOpa();
        String bundle = folder.resolve("acme.tar.gz").toString();
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "build", RULES.toString(), "-o", bundle))
                .isEqualTo(ExitCode.DONE);
        assertThat(console.out()).contains("acme.tar.gz", "\"digest\":\"sha256:");
        assertThat(TestConsole.piped("")
                        .run("policy", "explain", CASES.toString(), "--bundle", bundle, "--rules", RULES.toString()))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void build_noSuchFolder_isUnreadable() {
        assumeOpa();
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "build", "no-such-folder", "-o", "x.tar.gz"))
                .isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("no-such-folder");
    }

    private static void assumeOpa() {
        try {
            assertThat(Opa.find()).isNotNull();
        } catch (PolicyToolException e) {
            abort("rules are tested and built by OPA, which is not here: " + e.getMessage());
        }
    }

    @Test
    void damage_emptyRequest_neverGetsAPermit() throws Exception {
        Path request = Files.writeString(folder.resolve("empty.json"), "{\"checkpoint\":\"tool_call\",\"version\":1}");
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "damage", request.toString())).isEqualTo(ExitCode.DONE);
        assertThat(console.out()).matches("\\{\"decisions\":\\d+,\"loosened\":0}\n");
        assertThat(console.err()).endsWith("damaged requests; 0 got a looser answer.\n");
    }
}
