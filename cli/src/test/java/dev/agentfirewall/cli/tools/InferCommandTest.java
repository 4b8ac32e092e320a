package dev.agentfirewall.cli.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDeclarations;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferCommandTest {
    private static final String FAX = "{\"type\":\"function\",\"function\":{\"name\":\"send_fax\",\"parameters\":"
            + "{\"properties\":{\"to\":{\"type\":\"string\"}}}}}";
    private static final String ZORK = "{\"name\":\"zork\",\"description\":\"Frobs.\"}";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void infer_toAFile_isReadBackAsInferred() throws Exception {
        Path tools = Files.writeString(folder.resolve("tools.json"), "[" + FAX + "]");
        Path declarations = folder.resolve("declarations.json");
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("tools", "infer", tools.toString(), "-o", declarations.toString()))
                .isEqualTo(ExitCode.DONE);
        assertThat(console.out()).endsWith("declarations.json\",\"tools\":1,\"untold\":0}\n");
        ToolDescriptor fax =
                ToolDeclarations.read(declarations).describe(Optional.empty(), "send_fax", Optional.empty());
        assertThat(fax.declaration()).isEqualTo(Declaration.INFERRED);
        assertThat(fax.primaryEffect()).isEqualTo(Effect.SEND);
    }

    @Test
    void infer_withoutOptions_writesTheDeclarationFile() throws Exception {
        TestConsole console = TestConsole.piped("[" + FAX + "]");

        assertThat(console.run("tools", "infer", "-")).isEqualTo(ExitCode.DONE);
        assertThat(ToolDeclarations.parse(console.out()).size()).isEqualTo(1);
        assertThat(console.err()).contains("send_fax", "1 tool(s) inferred; 0 to look at first.");
    }

    @Test
    void infer_json_isALineForEachTool() {
        TestConsole console = TestConsole.piped("[" + FAX + "," + ZORK + "]");

        assertThat(console.run("tools", "infer", "-", "--json")).isEqualTo(ExitCode.FOUND);
        assertThat(console.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"name\":\"send_fax\",\"inferred\":true,\"effects\":[\"send\"],\"primary\":\"send\"");
    }

    @Test
    void infer_toolOfWhichNothingCanBeTold_isFoundAndToBeLookedAtFirst() {
        TestConsole console = TestConsole.piped("[" + ZORK + "]");

        assertThat(console.run("tools", "infer", "-")).isEqualTo(ExitCode.FOUND);
        assertThat(console.err()).contains("zork", "execute", "low", "neither name nor description");
    }

    @Test
    void infer_noJsonOrNoTools_isUnreadableAndQuotesNothing() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("nonsense.json"), "[{\"canary\":");
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("tools", "infer", nonsense.toString())).isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.run("tools", "infer", folder.resolve("none.json").toString()))
                .isEqualTo(ExitCode.UNREADABLE);
        assertThat(console.err()).contains("nonsense.json", "none.json").doesNotContain("canary");
    }

    @Test
    void infer_withoutAFile_isWrongUse() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("tools", "infer")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.run("tools")).isEqualTo(ExitCode.WRONG_USE);
    }
}
