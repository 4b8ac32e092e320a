package dev.agentfirewall.redteam.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.redteam.run.MalformedRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteReaderTest {
    private static final String TASK = "- id: a\n  kind: closed\n  user: Go\n  answer: Done\n  steps:\n";
    private static final String GOOD = "    - {tool: t, arguments: {x: 1}, result: ok}\n";

    @TempDir
    Path folder;

    @Test
    void suite_wellWritten_isRead() throws Exception {
        Suite suite = new SuiteReader(TestSuites.files()).suite("library");

        assertThat(suite.tasks()).extracting(AuthoredTask::id).containsExactly("reserve-atlas", "follow-notice");
        assertThat(suite.tasks().get(0).turns().get(2))
                .isInstanceOfSatisfying(
                        Turn.Called.class,
                        turn -> assertThat(CanonicalJson.write(turn.call().arguments()))
                                .isEqualTo("{\"days\":10.5,\"isbn\":\"000-1\"}"));
        assertThat(suite.goals().get(1).order("de")).isEqualTo("Read notice 13");
    }

    @Test
    void suite_callThatItsToolWouldNotTake_saysFileLineAndStep() throws IOException {
        assertThatThrownBy(() -> read(TASK + "    - {tool: t, arguments: {x: 1, y: 2}, result: ok}\n"))
                .isInstanceOf(MalformedRunException.class)
                .hasMessageEndingWith("s/tasks.yaml`:6: task `a`, step 1: `t` has no argument `y`");
        assertThatThrownBy(() -> read(TASK + "    - {tool: t, result: ok}\n"))
                .hasMessageContaining("`t` needs the argument `x`");
        assertThatThrownBy(() -> read(TASK + "    - {tool: u, result: ok}\n"))
                .hasMessageContaining("no tool `u` is offered");
    }

    @Test
    void suite_fieldThatNobodyKnows_saysWhichThereAre() throws IOException {
        assertThatThrownBy(() -> read(TASK + GOOD + "  note: x\n"))
                .hasMessageContaining("7: task `a`: `note` is no field here; there are `id`, `kind`");
    }

    @Test
    void suite_fieldMissingOrOfAnotherKind_isNamed() {
        assertThatThrownBy(() -> read(TASK.replace("  user: Go\n", "") + GOOD))
                .hasMessageContaining("task `a`: `user` is missing");
        assertThatThrownBy(() -> read(TASK.replace("user: Go", "user: 5") + GOOD))
                .hasMessageContaining(":3: task `a`, `user`: is not a text");
        assertThatThrownBy(() -> read(TASK.replace("closed", "open") + GOOD))
                .hasMessageContaining("is neither `closed` nor `delegated`");
        assertThatThrownBy(() -> read(TASK + "    - {user: Hello}\n")).hasMessageContaining("a task needs a call");
    }

    @Test
    void suite_nameGivenTwice_isRefused() {
        assertThatThrownBy(() -> read(TASK + GOOD + TASK + GOOD)).hasMessageContaining("entry 2: its `id` is given");
        assertThatThrownBy(() -> read(TASK.replace("kind", "id"))).hasMessageContaining("`id` is there twice");
    }

    @Test
    void suite_noYaml_saysTheLine() {
        assertThatThrownBy(() -> read("- a\n- \"b\n")).hasMessageContaining("is no YAML");
        assertThatThrownBy(() -> read("- &a [*a]\n")).isInstanceOf(MalformedRunException.class);
    }

    @Test
    void names_ofAFolder_areItsFoldersWithTasks() throws Exception {
        assertThat(TestSuites.files().names()).containsExactly("library");
        assertThatThrownBy(() -> SuiteFiles.in(folder.resolve("none")).names())
                .isInstanceOf(MalformedRunException.class);
    }

    private Suite read(String tasks) throws IOException, MalformedRunException {
        Path suite = Files.createDirectories(folder.resolve("s"));
        Files.writeString(
                suite.resolve("tools.json"),
                "[{\"function\":{\"name\":\"t\",\"parameters\":{\"properties\":{\"x\":{}},\"required\":[\"x\"]}}}]");
        Files.writeString(suite.resolve("tasks.yaml"), tasks);
        Files.writeString(suite.resolve("goals.yaml"), "[]");
        return new SuiteReader(SuiteFiles.in(folder)).suite("s");
    }
}
