package dev.agentfirewall.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.TestConsole;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    @TempDir
    Path folder;

    @Test
    void import_memoryAsTheLibraryWritesIt_isReplayed() throws IOException {
        ToolExecutionRequest call = ToolExecutionRequest.builder()
                .id("c1")
                .name("get_weather")
                .arguments("{\"city\":\"Bern\"}")
                .build();
        Path memory = Files.writeString(
                folder.resolve("memory.json"),
                ChatMessageSerializer.messagesToJson(List.of(
                        SystemMessage.from("Be kind."),
                        UserMessage.from("What is the weather in Bern?"),
                        AiMessage.from(call),
                        ToolExecutionResultMessage.from(call, "It is sunny."),
                        AiMessage.from("Sunny."))));
        Path runs = folder.resolve("runs.jsonl");
        Path tools = Files.writeString(folder.resolve("t.json"), "[{\"name\":\"get_weather\"}]");

        TestConsole imported = TestConsole.piped("");
        int code = imported.run("runs", "import", "--from", "langchain4j", memory.toString(), "-o", runs.toString());
        TestConsole replayed = TestConsole.piped("");
        replayed.run("replay", "--tier", "rules", "--jsonl", runs.toString(), "--tools", tools.toString());

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(imported.out()).startsWith("{\"runs\":1,\"records\":1,");
        assertThat(replayed.out())
                .contains("{\"id\":\"c1\",\"tool\":\"get_weather\"", "{\"call\":\"c1\",\"action\":\"pass\"");
    }

    @Test
    void import_nothingThatIsAConversation_isFound() throws IOException {
        Path spans = Files.writeString(folder.resolve("spans.jsonl"), "{\"name\":\"GET /\"}\n");
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("runs", "import", "--from", "otel", spans.toString(), "-o", folder + "/r.jsonl"))
                .isEqualTo(ExitCode.FOUND);
    }

    @Test
    void import_fromNowhereKnown_isWrongUse() {
        TestConsole console = TestConsole.piped("");

        assertThat(console.run("runs", "import", "--from", "tape", "x", "-o", "y"))
                .isEqualTo(ExitCode.WRONG_USE);
        assertThat(console.err()).contains("`openai`, `otel` or `langchain4j`");
    }
}
