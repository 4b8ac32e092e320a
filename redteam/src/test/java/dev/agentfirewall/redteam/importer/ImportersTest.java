package dev.agentfirewall.redteam.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.redteam.run.MalformedRunException;
import dev.agentfirewall.redteam.run.RecordedCall;
import dev.agentfirewall.redteam.run.RecordedMessage;
import dev.agentfirewall.redteam.run.RecordedRun;
import dev.agentfirewall.redteam.run.RunReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportersTest {

    @Test
    void openAi_requestAndResponse_areOneRun() throws Exception {
        RecordedRun run = only(
                new OpenAiLogs(),
                "{\"id\":\"log-1\",\"request\":{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]},"
                        + "\"response\":{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"hello\"}},"
                        + "{\"message\":{\"role\":\"assistant\",\"content\":\"never shown\"}}]}}");

        assertThat(run.id()).isEqualTo("log-1");
        assertThat(texts(run)).containsExactly("hi", "hello");
    }

    @Test
    void openAi_olderFunctions_becomeCallsAndResults() throws Exception {
        RecordedRun run = only(
                new OpenAiLogs(),
                "[{\"role\":\"user\",\"content\":\"look\"},{\"role\":\"assistant\",\"content\":null,"
                        + "\"function_call\":{\"name\":\"look\",\"arguments\":\"{}\"}},"
                        + "{\"role\":\"function\",\"name\":\"look\",\"content\":\"seen\"}]");

        RecordedCall call = run.messages().get(1).calls().get(0);
        assertThat(call.tool()).isEqualTo("look");
        assertThat(run.resultOf(1, call)).map(RecordedMessage::text).contains("seen");
    }

    @Test
    void otel_spansOfOneConversation_giveItsFullest() throws Exception {
        String first = span(
                "[{\\\"role\\\":\\\"user\\\",\\\"parts\\\":[{\\\"type\\\":\\\"text\\\",\\\"content\\\":\\\"hi\\\"}]}]");
        String second = span(
                "[{\\\"role\\\":\\\"user\\\",\\\"parts\\\":[{\\\"type\\\":\\\"text\\\",\\\"content\\\":\\\"hi\\\"}]},"
                        + "{\\\"role\\\":\\\"assistant\\\",\\\"parts\\\":[{\\\"type\\\":\\\"reasoning\\\",\\\"content\\\":\\\"hm\\\"},"
                        + "{\\\"type\\\":\\\"tool_call\\\",\\\"id\\\":\\\"c1\\\",\\\"name\\\":\\\"look\\\",\\\"arguments\\\":{\\\"at\\\":1}}]},"
                        + "{\\\"role\\\":\\\"tool\\\",\\\"parts\\\":[{\\\"type\\\":\\\"tool_call_response\\\",\\\"id\\\":\\\"c1\\\",\\\"response\\\":{\\\"seen\\\":true}}]}]");

        RecordedRun run = only(
                new OtelSpans(), "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[" + first + "," + second + "]}]}]}");

        assertThat(run.id()).isEqualTo("chat 7");
        RecordedCall call = run.messages().get(1).calls().get(0);
        assertThat(call.arguments()).isEqualTo("{\"at\":1}");
        assertThat(run.resultOf(1, call)).map(RecordedMessage::text).contains("{\"seen\":true}");
        assertThat(texts(run)).doesNotContain("hm");
    }

    @Test
    void otel_olderEvents_areRead() throws Exception {
        RecordedRun run = only(
                new OtelSpans(),
                "{\"traceId\":\"t1\",\"events\":[{\"name\":\"gen_ai.system.message\",\"body\":{\"content\":\"be"
                        + " kind\"}},"
                        + "{\"name\":\"gen_ai.user.message\",\"attributes\":[{\"key\":\"content\",\"value\":{\"stringValue\":\"hi\"}}]},"
                        + "{\"name\":\"gen_ai.choice\",\"body\":{\"message\":{\"tool_calls\":[{\"id\":\"c\",\"function\":"
                        + "{\"name\":\"look\",\"arguments\":\"{}\"}}]}}},{\"name\":\"exception\"}]}");

        assertThat(run.id()).isEqualTo("t1");
        assertThat(run.messages()).hasSize(3);
        assertThat(run.messages().get(2).calls()).extracting(RecordedCall::tool).containsExactly("look");
    }

    @Test
    void otel_spanOfSomethingElse_isPassedOver() throws Exception {
        assertThat(new OtelSpans().runs(RecordFile.parse("f", "{\"traceId\":\"t\",\"name\":\"GET /\"}")))
                .isEmpty();
    }

    @Test
    void langchain4j_memory_isOneRun() throws Exception {
        RecordedRun run = only(
                new LangChain4jMemories(),
                "{\"memoryId\":\"emma\",\"messages\":\"[{\\\"type\\\":\\\"SYSTEM\\\",\\\"text\\\":\\\"be kind\\\"},"
                        + "{\\\"type\\\":\\\"USER\\\",\\\"contents\\\":[{\\\"type\\\":\\\"TEXT\\\",\\\"text\\\":\\\"look\\\"},{\\\"type\\\":\\\"IMAGE\\\"}]},"
                        + "{\\\"type\\\":\\\"AI\\\",\\\"toolExecutionRequests\\\":[{\\\"id\\\":\\\"c\\\",\\\"name\\\":\\\"look\\\",\\\"arguments\\\":\\\"{}\\\"}]},"
                        + "{\\\"type\\\":\\\"TOOL_EXECUTION_RESULT\\\",\\\"id\\\":\\\"c\\\",\\\"toolName\\\":\\\"look\\\",\\\"text\\\":\\\"seen\\\"}]\"}");

        assertThat(run.id()).isEqualTo("emma");
        assertThat(run.messages().get(1).opaque()).isEqualTo(1);
        assertThat(run.resultOf(2, run.messages().get(2).calls().get(0)))
                .map(RecordedMessage::text)
                .contains("seen");
    }

    @Test
    void parse_lines_areRecordsAndABrokenOneIsNamed() throws Exception {
        assertThat(RecordFile.parse("f", "{\"a\":1}\n\n{\"b\":2}\n")).hasSize(2);
        assertThat(RecordFile.parse("f", "[{\"messages\":[]},{\"messages\":[]}]"))
                .hasSize(2);
        assertThat(RecordFile.parse("f", "[{\"role\":\"user\",\"content\":\"x\"}]"))
                .hasSize(1);
        assertThatThrownBy(() -> RecordFile.parse("f", "{\"a\":1}\n{\"secret"))
                .isInstanceOf(MalformedRunException.class)
                .hasMessageStartingWith("`f`:2: ")
                .hasMessageNotContaining("secret");
    }

    private static String span(String messages) {
        return "{\"traceId\":\"t\",\"attributes\":[{\"key\":\"gen_ai.conversation.id\",\"value\":{\"stringValue\":\"chat"
                + " 7\"}},{\"key\":\"gen_ai.input.messages\",\"value\":{\"stringValue\":\"" + messages + "\"}}]}";
    }

    private static List<String> texts(RecordedRun run) {
        return run.messages().stream().map(RecordedMessage::text).toList();
    }

    /** The one run that comes of {@code text}, read as strictly as any. */
    private static RecordedRun only(RunImporter importer, String text) throws Exception {
        List<Json.Obj> runs = importer.runs(RecordFile.parse("f", text));
        assertThat(runs).hasSize(1);
        byte[] line = CanonicalJson.write(runs.get(0)).getBytes(StandardCharsets.UTF_8);
        RunReader reader = RunReader.of("runs", new ByteArrayInputStream(line));
        List<RecordedRun> read = new ArrayList<>();
        for (Optional<RecordedRun> run = reader.next(); run.isPresent(); run = reader.next()) {
            read.add(run.get());
        }
        assertThat(read).hasSize(1);
        return read.get(0);
    }
}
