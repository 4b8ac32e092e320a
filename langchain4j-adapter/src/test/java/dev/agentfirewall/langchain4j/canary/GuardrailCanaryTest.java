package dev.agentfirewall.langchain4j.canary;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailResult;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.service.AiServices;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Why the library's own guardrails cannot be the firewall. */
class GuardrailCanaryTest {
    private static final InputGuardrail REDACT_INPUT = new InputGuardrail() {
        @Override
        public InputGuardrailResult validate(UserMessage message) {
            return successWith("[R]");
        }
    };
    private static final InputGuardrail PASS_INPUT = new InputGuardrail() {
        @Override
        public InputGuardrailResult validate(UserMessage message) {
            return success();
        }
    };
    private static final OutputGuardrail REDACT_OUTPUT = new OutputGuardrail() {
        @Override
        public OutputGuardrailResult validate(AiMessage message) {
            return successWith(message.text().replace("SSN123", "[R]"));
        }
    };
    private static final OutputGuardrail PASS_OUTPUT = new OutputGuardrail() {
        @Override
        public OutputGuardrailResult validate(AiMessage message) {
            return success();
        }
    };

    @Test
    void p1_inputRedactionThenPlainSuccess_redactionIsLost() {
        ScriptedModel model = saying(text("ok"));
        RawContext.builder(Assistant.class)
                .chatModel(model.blocking())
                .inputGuardrails(REDACT_INPUT, PASS_INPUT)
                .build()
                .chat("my number is SSN123");
        assertThat(model.everythingShown()).contains("SSN123");
    }

    @Test
    void p1_outputRedactionThenPlainSuccess_redactionIsLost() {
        String answer = RawContext.builder(Assistant.class)
                .chatModel(saying(text("key SSN123")).blocking())
                .outputGuardrails(REDACT_OUTPUT, PASS_OUTPUT)
                .build()
                .chat("hello");
        assertThat(answer).isEqualTo("key SSN123");
    }

    @Test
    void p1b_outputRewrite_memoryKeepsTheRawText() {
        ChatMemory memory = MessageWindowChatMemory.withMaxMessages(10);
        String answer = RawContext.builder(Assistant.class)
                .chatModel(saying(text("key SSN123")).blocking())
                .chatMemory(memory)
                .outputGuardrails(REDACT_OUTPUT)
                .build()
                .chat("hello");
        assertThat(answer).isEqualTo("key [R]");
        assertThat(memory.messages().toString()).contains("SSN123");
    }

    @Test
    void p2_streamingOutputRewrite_partsReplayTheRawText() throws Exception {
        Streamed streamed = Streamed.of(RawContext.builder(Assistant.Streaming.class)
                .streamingChatModel(saying(text("key SSN123 end")).streaming())
                .outputGuardrails(REDACT_OUTPUT)
                .build()
                .chat("hello"));
        assertThat(streamed).isEqualTo(new Streamed("key SSN123 end", "key [R] end"));
    }

    @Test
    void p4c_secondInputGuardrailsCall_replacesTheFirst() {
        ScriptedModel model = saying(text("ok"));
        RawContext.builder(Assistant.class)
                .chatModel(model.blocking())
                .inputGuardrails(REDACT_INPUT)
                .inputGuardrails(PASS_INPUT)
                .build()
                .chat("my number is SSN123");
        assertThat(model.everythingShown()).contains("SSN123");
    }

    @Test
    void p7_immediateToolResult_skipsOutputGuardrails() {
        AtomicInteger asked = new AtomicInteger();
        OutputGuardrail counting = new OutputGuardrail() {
            @Override
            public OutputGuardrailResult validate(AiMessage message) {
                asked.incrementAndGet();
                return success();
            }
        };
        String answer = RawContext.builder(Assistant.class)
                .chatModel(saying(call("secret", "{}")).blocking())
                .tools(new ImmediateTool())
                .outputGuardrails(counting)
                .build()
                .chat("hello");
        assertThat(answer).isEqualTo("SSN123");
        assertThat(asked).hasValue(0);
    }

    @Test
    void p8_retrievedContentNotStored_memoryKeepsTheMessageFromBeforeTheGuardrail() {
        ScriptedModel model = saying(text("one"), text("two"));
        Assistant assistant = retrieving(RawContext.builder(Assistant.class), model)
                .inputGuardrails(REDACT_INPUT)
                .build();
        assistant.chat("my number is SSN123");
        assistant.chat("and now?");
        assertThat(model.messages(0).toString()).doesNotContain("SSN123");
        assertThat(model.messages(1).toString()).contains("SSN123");
    }

    private static <T> AiServices<T> retrieving(AiServices<T> builder, ScriptedModel model) {
        return builder.chatModel(model.blocking())
                .chatMemory(MessageWindowChatMemory.withMaxMessages(10))
                .contentRetriever(query -> List.of(Content.from("a chunk")))
                .storeRetrievedContentInChatMemory(false);
    }

    @Test
    void p17_rewriteOfAMessageInParts_everyPartBecomesTheSameText() {
        ScriptedModel model = saying(text("ok"));
        RawContext.builder(InParts.class)
                .chatModel(model.blocking())
                .inputGuardrails(REDACT_INPUT)
                .build()
                .chat(List.of(TextContent.from("a"), TextContent.from("b")));
        UserMessage shown = (UserMessage) model.messages(0).get(0);
        assertThat(shown.contents()).containsExactly(TextContent.from("[R]"), TextContent.from("[R]"));
    }

    /** A service that takes a message in parts. */
    interface InParts {
        String chat(@dev.langchain4j.service.UserMessage List<dev.langchain4j.data.message.Content> parts);
    }

    /** Its result goes straight to the caller. */
    static final class ImmediateTool {
        @Tool(returnBehavior = ReturnBehavior.IMMEDIATE)
        String secret() {
            return "SSN123";
        }
    }
}
