package dev.agentfirewall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private static final String RUN = "{\"id\":\"run 1\",\"suite\":\"office\",\"messages\":["
            + "{\"role\":\"user\",\"content\":\"What is the weather in Bern?\"},"
            + "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
            + "\"function\":{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"Bern\\\"}\"}}]},"
            + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"It is sunny.\"},"
            + "{\"role\":\"assistant\",\"content\":\"Sunny.\",\"tool_calls\":[{\"id\":\"c2\",\"type\":\"function\","
            + "\"function\":{\"name\":\"launch_rocket\",\"arguments\":\"{\\\"to\\\":\\\"canary\\\"}\"}}]},"
            + "{\"role\":\"assistant\",\"content\":\"All done.\"}],\"labels\":{\"c1\":\"task\",\"c2\":\"attack\"}}\n";

    @TempDir
    Path folder;

    private Path runs = Path.of("");
    private Path tools = Path.of("");
    private Path declarations = Path.of("");

    @BeforeEach
    void write() throws IOException {
        runs = Files.writeString(folder.resolve("office-runs.jsonl"), RUN);
        tools = Files.writeString(
                folder.resolve("office.tools.json"),
                "[{\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"parameters\":{}}}]");
        declarations = Files.writeString(
                folder.resolve("declared.json"),
                "{\"version\":1,\"tools\":[{\"name\":\"get_weather\",\"effects\":[\"read\"],"
                        + "\"arguments\":{\"city\":\"query\"}}]}");
    }

    @Test
    void replay_jsonl_answersEachRunWithoutItsValues() {
        TestConsole console = TestConsole.piped("");

        int code = run(console, "--declarations", declarations.toString(), "--jsonl");

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .startsWith("{\"id\":\"run 1\",\"calls\":[{\"id\":\"c1\",\"tool\":\"get_weather\","
                        + "\"decision\":\"permit\",\"codes\":[]},{\"id\":\"c2\",\"tool\":\"launch_rocket\","
                        + "\"decision\":\"deny\",\"codes\":[\"")
                .endsWith(
                        "]}],\"results\":[{\"call\":\"c1\",\"action\":\"pass\",\"spans\":[]}],\"answer\":\"permit\"}\n");
        assertThat(console.out() + console.err()).doesNotContain("canary", "Bern");
    }

    @Test
    void replay_packedFile_isAnsweredAlike() throws IOException {
        TestConsole plain = TestConsole.piped("");
        run(plain, "--jsonl");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(runs))) {
            out.write(RUN.getBytes(StandardCharsets.UTF_8));
        }
        TestConsole packed = TestConsole.piped("");

        assertThat(run(packed, "--jsonl")).isEqualTo(ExitCode.DONE);
        assertThat(packed.out()).isEqualTo(plain.out());
    }

    @Test
    void replay_report_countsByPurposeAndNamesUnknownTools() {
        TestConsole console = TestConsole.piped("");

        assertThat(run(console, "--calls")).isEqualTo(ExitCode.DONE);
        assertThat(console.out())
                .contains("office", "attack calls      denied 1 of 1", "unknown tool      `launch_rocket`")
                .doesNotContain("canary");
        assertThat(console.err()).contains("1 runs replayed");
    }

    @Test
    void replay_brokenLine_isNamed() throws IOException {
        Files.writeString(runs, RUN + "{\"messages\":7}\n");
        TestConsole console = TestConsole.piped("");

        assertThat(run(console, "--jsonl")).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.out().lines()).hasSize(1);
        assertThat(console.err()).contains("office-runs.jsonl`:2: `messages` is not an array");
    }

    @Test
    void replay_missingTools_areNamed() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("replay", "--tier", "rules", runs.toString(), "--tools", folder + "/none.json"))
                .isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("none.json");
    }

    @Test
    void replay_toolsOfOtherRuns_areWrongUse() throws IOException {
        Path others = Files.writeString(folder.resolve("shop.tools.json"), "[]");
        Path more = Files.writeString(folder.resolve("bank.tools.json"), "[]");
        TestConsole console = TestConsole.piped("");

        assertThat(console.run(
                        "replay",
                        "--tier",
                        "rules",
                        runs.toString(),
                        "--tools",
                        others.toString(),
                        "--tools",
                        more.toString()))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("NAME.tools.json");
    }

    @Test
    void replay_audit_keepsALogThatVerifies() {
        Path log = folder.resolve("log");
        TestConsole console = TestConsole.piped("");

        assertThat(run(console, "--audit", log.toString(), "--jsonl")).isEqualTo(ExitCode.DONE);
        assertThat(TestConsole.piped("").run("audit", "verify", log.toString())).isEqualTo(ExitCode.DONE);
    }

    @Test
    void replay_html_writesAPageThatTellsTheRun() throws IOException {
        Path page = folder.resolve("page.html");

        assertThat(run(TestConsole.piped(""), "--html", page.toString())).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(page)).contains("<code>launch_rocket</code>", "What is the weather in ");
    }

    @Test
    void replay_compareWithHtml_isWrongUse() {
        TestConsole console = TestConsole.piped("");

        assertThat(run(console, "--compare", "b.tar.gz", "--html", "x.html")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("--compare");
    }

    @Test
    void explain_deniedCall_tellsTheRuleAndWhatWouldHaveHelped() {
        TestConsole console = TestConsole.piped("");

        int code = console.run("explain", "--tier", "rules", runs + ":1", "c2", "--tools", tools.toString());

        assertThat(code).isEqualTo(ExitCode.FOUND);
        assertThat(console.out())
                .contains("call c2 of launch_rocket: denied", "the tool is unknown", "/to (other)")
                .doesNotContain("canary");
    }

    @Test
    void explain_unknownCall_namesThoseThatThereAre() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("explain", "--tier", "rules", runs.toString(), "c9", "--tools", tools.toString()))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("[c1, c2]");
    }

    @Test
    void explain_runBeyondTheLast_isWrongUse() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("explain", "--tier", "rules", runs + ":7", "c1", "--tools", tools.toString()))
                .isEqualTo(ExitCode.WRONG_USE);
    }

    private int run(TestConsole console, String... more) {
        String[] all = new String[more.length + 6];
        String[] first = {"replay", "--tier", "rules", runs.toString(), "--tools", tools.toString()};
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return console.run(all);
    }
}
