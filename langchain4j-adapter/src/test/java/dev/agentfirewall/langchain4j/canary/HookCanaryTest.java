package dev.agentfirewall.langchain4j.canary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agentic.agent.AgentBuilder;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.mcp.McpToolExecutor;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolService;
import dev.langchain4j.service.tool.ToolServiceContext;
import dev.langchain4j.spi.services.AiServiceContextFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the internal places which the hook holds on to are still there. */
class HookCanaryTest {

    @Test
    void createContext_existsAndCanBeOverridden() throws Exception {
        Method createContext =
                ToolService.class.getMethod("createContext", InvocationContext.class, UserMessage.class, List.class);
        assertThat(createContext.getReturnType()).isEqualTo(ToolServiceContext.class);
        assertThat(Modifier.isFinal(createContext.getModifiers() | ToolService.class.getModifiers()))
                .isFalse();
        assertThat(Modifier.isStatic(createContext.getModifiers())).isFalse();
    }

    @Test
    void createContext_isTheOnlyMakerOfToolContextsInToolService() {
        List<String> makers = Arrays.stream(ToolService.class.getMethods())
                .filter(method -> method.getReturnType() == ToolServiceContext.class)
                .map(Method::getName)
                .sorted()
                .toList();
        assertThat(makers).containsExactly("createContext", "refreshDynamicProviders");
    }

    @Test
    void serviceContext_fieldsThatTheHookReplaces_arePublicAndWritable() throws Exception {
        Map<String, Class<?>> fields = Map.of(
                "toolService", ToolService.class,
                "chatModel", ChatModel.class,
                "streamingChatModel", StreamingChatModel.class,
                "retrievalAugmentor", RetrievalAugmentor.class);
        for (Map.Entry<String, Class<?>> expected : fields.entrySet()) {
            Field field = AiServiceContext.class.getField(expected.getKey());
            assertThat(field.getType()).isEqualTo(expected.getValue());
            assertThat(Modifier.isFinal(field.getModifiers())).isFalse();
        }
    }

    @Test
    void contextFactory_hasTheOneMethod() throws Exception {
        assertThat(AiServiceContextFactory.class
                        .getMethod("create", Class.class)
                        .getReturnType())
                .isEqualTo(AiServiceContext.class);
        assertThat(AiServiceContext.class.getMethod("create", Class.class)).isNotNull();
    }

    @Test
    void agentBuilder_takesTheContextThatTheFactoryMakes() {
        assertThat(AgentBuilder.class.getDeclaredMethods())
                .extracting(Method::getName)
                .contains("build");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.langchain4j.mcp.McpToolExecutor",
                "dev.langchain4j.service.tool.search.ToolSearchService$ToolSearchExecutor",
                "dev.langchain4j.service.DefaultAiServices"
            })
    void classesThatTheAdapterKnowsByName_areStillThere(String name) throws Exception {
        assertThat(Class.forName(name, false, getClass().getClassLoader())).isNotNull();
    }

    @Test
    void mcpToolProvider_executorsAreToolExecutors() {
        assertThat(ToolExecutor.class).isAssignableFrom(McpToolExecutor.class);
    }

    @Test
    void mcpClient_methodsThatBringTextInOrAct_areThoseKnown() {
        assertThat(McpClient.class.getMethods())
                .extracting(Method::getName)
                .containsOnly(
                        "key",
                        "instructions",
                        "listTools",
                        "executeTool",
                        "listResources",
                        "listResourceTemplates",
                        "readResource",
                        "subscribeToResource",
                        "unsubscribeFromResource",
                        "listPrompts",
                        "getPrompt",
                        "checkHealth",
                        "setRoots",
                        "close");
    }
}
