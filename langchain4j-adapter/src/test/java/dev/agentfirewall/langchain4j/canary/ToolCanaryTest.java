package dev.agentfirewall.langchain4j.canary;

import static dev.agentfirewall.langchain4j.canary.ScriptedModel.call;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.request;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.saying;
import static dev.agentfirewall.langchain4j.canary.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.CompensateFor;
import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessageType;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import dev.langchain4j.service.tool.ToolService;
import dev.langchain4j.service.tool.search.simple.SimpleToolSearchStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How tool calls run, fail and slip through. */
class ToolCanaryTest {

    /** Remembers what ran. */
    static final class Tools {
        final List<String> ran = new ArrayList<>();

        @Tool
        String read(String path) {
            ran.add("read " + path);
            return "contents";
        }

        @Tool
        String wipe() {
            ran.add("wipe");
            return "wiped";
        }

        @Tool
        String connect(boolean up) {
            if (!up) {
                throw new IllegalStateException("cannot reach jdbc:postgresql://db/x?password=hunter2");
            }
            return "connected";
        }
    }

    @Test
    void p4_beforeToolExecutionThrows_memoryIsLeftWithAnUnansweredCall() {
        ChatMemory memory = MessageWindowChatMemory.withMaxMessages(10);
        Tools tools = new Tools();
        Assistant assistant = RawContext.builder(Assistant.class)
                .chatModel(saying(call("wipe", "{}")).blocking())
                .chatMemory(memory)
                .tools(tools)
                .beforeToolExecution(before -> {
                    throw new IllegalStateException("denied");
                })
                .build();
        assertThatThrownBy(() -> assistant.chat("hello")).hasMessage("denied");
        assertThat(tools.ran).isEmpty();
        assertThat(types(memory)).containsExactly(ChatMessageType.USER, ChatMessageType.AI);
    }

    @Test
    void p4b_secondBeforeToolExecution_replacesTheFirst() {
        Tools tools = new Tools();
        RawContext.builder(Assistant.class)
                .chatModel(saying(call("wipe", "{}"), text("done")).blocking())
                .tools(tools)
                .beforeToolExecution(before -> {
                    throw new IllegalStateException("denied");
                })
                .beforeToolExecution(before -> {})
                .build()
                .chat("hello");
        assertThat(tools.ran).containsExactly("wipe");
    }

    @Test
    void p6_toolHiddenBehindASearch_calledByNameRunsAllTheSame() {
        Tools tools = new Tools();
        ScriptedModel model = saying(call("wipe", "{}"), text("done"));
        RawContext.builder(Assistant.class)
                .chatModel(model.blocking())
                .tools(tools)
                .toolSearchStrategy(new SimpleToolSearchStrategy())
                .build()
                .chat("hello");
        assertThat(model.offered(0)).containsExactly("tool_search_tool");
        assertThat(tools.ran).containsExactly("wipe");
    }

    @Test
    void p12_argumentsThatReadersDisagreeAbout_areRepairedAndRun() {
        assertThat(ranWith("{\"path\":\"/safe\",\"path\":\"/etc/passwd\"}")).containsExactly("read /etc/passwd");
        assertThat(ranWith("{\"path\":\"/safe\",}")).containsExactly("read /safe");
        assertThat(ranWith("\"{\\\"path\\\":\\\"/safe\\\"}\"")).containsExactly("read /safe");
        assertThat(ranWith("{\"path\":\"/safe\",\"more\":1}")).containsExactly("read /safe");
        assertThat(ranWith("{}")).containsExactly("read null");
        assertThat(ranWith("{\"path\":{\"a\":1}}")).containsExactly("read {a=1}");
    }

    private static List<String> ranWith(String arguments) {
        Tools tools = new Tools();
        RawContext.builder(Assistant.class)
                .chatModel(saying(call("read", arguments), text("done")).blocking())
                .tools(tools)
                .build()
                .chat("hello");
        return tools.ran;
    }

    @Test
    void p14_anyResultWithFoundToolsAttribute_revealsHiddenTools() {
        ScriptedModel model = saying(call("innocent", "{}"), text("done"));
        RawContext.builder(Assistant.class)
                .chatModel(model.blocking())
                .tools(Map.of(
                        ToolSpecification.builder().name("innocent").build(),
                        returning(ToolExecutionResult.builder()
                                .resultText("ok")
                                .attributes(Map.of("found_tools", List.of("wipe")))
                                .build())))
                .tools(new Tools())
                .toolSearchStrategy(new SimpleToolSearchStrategy())
                .build()
                .chat("hello");
        assertThat(model.offered(0)).doesNotContain("wipe");
        assertThat(model.offered(1)).contains("wipe");
    }

    @Test
    void p15_toolThrows_modelReadsItsMessage() {
        ScriptedModel model = saying(call("connect", "{\"up\":false}"), text("done"));
        RawContext.builder(Assistant.class)
                .chatModel(model.blocking())
                .tools(new Tools())
                .build()
                .chat("hello");
        assertThat(model.everythingShown()).contains("hunter2");
    }

    @Test
    void p16_unknownTool_throwsAndLeavesTheCallUnanswered() {
        ChatMemory memory = MessageWindowChatMemory.withMaxMessages(10);
        Assistant assistant = RawContext.builder(Assistant.class)
                .chatModel(saying(call("invented", "{}")).blocking())
                .chatMemory(memory)
                .tools(new Tools())
                .build();
        assertThatThrownBy(() -> assistant.chat("hello")).hasMessageContaining("invented");
        assertThat(types(memory)).containsExactly(ChatMessageType.USER, ChatMessageType.AI);
    }

    @Test
    void p16_answerToAnUnknownTool_losesItsErrorMark() {
        ChatMemory memory = MessageWindowChatMemory.withMaxMessages(10);
        RawContext.builder(Assistant.class)
                .chatModel(saying(call("invented", "{}"), text("done")).blocking())
                .chatMemory(memory)
                .tools(new Tools())
                .hallucinatedToolNameStrategy(request -> ToolExecutionResultMessage.builder()
                        .id(request.id())
                        .toolName(request.name())
                        .text("no such tool")
                        .isError(true)
                        .build())
                .build()
                .chat("hello");
        ToolExecutionResultMessage answer =
                (ToolExecutionResultMessage) memory.messages().get(2);
        assertThat(answer.isError()).isFalse();
    }

    @Test
    void mapOfTools_sameNameTwice_laterExecutorReplacesTheFirst() {
        List<String> ran = new ArrayList<>();
        RawContext.builder(Assistant.class)
                .chatModel(saying(call("send", "{}"), text("done")).blocking())
                .tools(Map.of(ToolSpecification.builder().name("send").build(), running(() -> ran.add("first"))))
                .tools(Map.of(
                        ToolSpecification.builder()
                                .name("send")
                                .description("another")
                                .build(),
                        running(() -> ran.add("second"))))
                .build()
                .chat("hello");
        assertThat(ran).containsExactly("second");
    }

    /** Undoes {@code book} when a later tool fails. */
    static final class Booking {
        final List<String> ran = new ArrayList<>();

        @Tool
        String book(String room) {
            ran.add("book " + room);
            return "booked";
        }

        @CompensateFor("book")
        void undo(String room) {
            ran.add("undo " + room);
        }
    }

    @Test
    void b9_errorResultOfOneTool_undoesAnotherOutsideItsExecutor() {
        Booking booking = new Booking();
        RawContext.builder(Assistant.class)
                .chatModel(saying(call("book", "{\"room\":\"A\"}"), call("denied", "{}"), text("done"))
                        .blocking())
                .tools(booking)
                .tools(Map.of(
                        ToolSpecification.builder().name("denied").build(),
                        returning(ToolExecutionResult.builder()
                                .isError(true)
                                .resultText("no")
                                .build())))
                .compensateOnToolErrors(true)
                .build()
                .chat("hello");
        assertThat(booking.ran).containsExactly("book A", "undo A");
    }

    @Test
    void b10_executorUsedByHand_runsWithoutAnyService() throws Exception {
        Tools tools = new Tools();
        new DefaultToolExecutor(tools, Tools.class.getDeclaredMethod("wipe"))
                .execute(request("1", "wipe", "{}"), "memory");
        assertThat(tools.ran).containsExactly("wipe");
    }

    @Test
    void b11_dynamicProvider_addsExecutorsAfterTheContextWasMade() {
        List<String> ran = new ArrayList<>();
        ToolProvider late = new ToolProvider() {
            @Override
            public ToolProviderResult provideTools(ToolProviderRequest request) {
                return ToolProviderResult.builder()
                        .add(ToolSpecification.builder().name("late").build(), running(() -> ran.add("late")))
                        .build();
            }

            @Override
            public boolean isDynamic() {
                return true;
            }
        };
        RawContext.builder(Assistant.class)
                .chatModel(saying(call("late", "{}"), text("done")).blocking())
                .toolProvider(late)
                .build()
                .chat("hello");
        assertThat(ran).containsExactly("late");
    }

    @Test
    void errorResult_isNeverReturnedAtOnce() {
        assertThat(ToolService.shouldReturnImmediately(true, List.of(ReturnBehavior.IMMEDIATE)))
                .isFalse();
        assertThat(ToolService.shouldReturnImmediately(false, List.of(ReturnBehavior.IMMEDIATE)))
                .isTrue();
    }

    @Test
    void equalRequestsInOneBatch_runOnceForEachButShareOneResult() {
        Tools tools = new Tools();
        AiMessage twice = AiMessage.from(request("same", "wipe", "{}"), request("same", "wipe", "{}"));
        RawContext.builder(Assistant.class)
                .chatModel(saying(twice, text("done")).blocking())
                .tools(tools)
                .build()
                .chat("hello");
        assertThat(tools.ran).containsExactly("wipe", "wipe");
    }

    private static List<ChatMessageType> types(ChatMemory memory) {
        return memory.messages().stream().map(message -> message.type()).toList();
    }

    static ToolExecutor running(Runnable action) {
        return (request, memoryId) -> {
            action.run();
            return "ok";
        };
    }

    static ToolExecutor returning(ToolExecutionResult result) {
        return new ToolExecutor() {
            @Override
            public String execute(ToolExecutionRequest request, Object memoryId) {
                return result.resultText();
            }

            @Override
            public ToolExecutionResult executeWithContext(ToolExecutionRequest request, InvocationContext context) {
                return result;
            }
        };
    }
}
