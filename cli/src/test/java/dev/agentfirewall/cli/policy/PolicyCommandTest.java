package dev.agentfirewall.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
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
        assertThat(console.err()).contains("BUNDLE.sha256");
    }

    @Test
    void explain_digestAlone_isWrongUse() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("policy", "explain", CASES.toString(), "--digest", "sha256:00"))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("`--digest` goes with `--bundle`");
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
