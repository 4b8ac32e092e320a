package dev.agentfirewall.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.IllegalConfigurationException;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolService;
import dev.langchain4j.service.tool.ToolServiceContext;
import dev.langchain4j.service.tool.ToolServiceResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The library's tool service, with every executor and every dynamic provider of each invocation guarded. Every tool that an AI service runs comes
 * out of {@link #createContext}, or later out of a dynamic provider that it named.
 */
final class GuardedToolService extends ToolService {
    private static final String UNKNOWN_TOOL =
            "There is no tool of this name (tool.unknown). Use the tools you were offered, or tell the user.";

    private final GuardedServiceContext service;
    private final AgentFirewall firewall;
    private @Nullable Function<ToolExecutionRequest, ToolExecutionResultMessage> strategy;

    GuardedToolService(GuardedServiceContext service, AgentFirewall firewall) {
        this.service = service;
        this.firewall = firewall;
    }

    @Override
    public ToolServiceContext createContext(
            InvocationContext invocation, UserMessage userMessage, List<ChatMessage> messages) {
        service.requireGuarded(invocation);
        ToolServiceContext made = super.createContext(invocation, userMessage, messages);
        return made.toBuilder()
                .toolExecutors(guarded(made, invocation))
                .dynamicToolProviders(made.dynamicToolProviders().stream()
                        .map(firewall::guardProvider)
                        .toList())
                .build();
    }

    private Map<String, ToolExecutor> guarded(ToolServiceContext made, InvocationContext invocation) {
        Map<String, ToolSpecification> offers = offers(made);
        Map<String, ToolExecutor> guarded = new HashMap<>();
        made.toolExecutors().forEach((name, executor) -> {
            ToolSpecification offer = offers.getOrDefault(
                    name, ToolSpecification.builder().name(name).build());
            guarded.put(name, firewall.guarded(offer, executor, invocation));
        });
        return guarded;
    }

    // Of two tools with one name the library keeps both offers and one executor: what was judged would not be what
    // runs.
    private static Map<String, ToolSpecification> offers(ToolServiceContext made) {
        Map<String, ToolSpecification> offers = new HashMap<>();
        for (List<ToolSpecification> some : List.of(made.availableTools(), made.effectiveTools())) {
            for (ToolSpecification offer : some) {
                // a search remembered from an earlier turn may name a tool that is no longer there
                ToolSpecification other = offer == null ? null : offers.put(offer.name(), offer);
                if (other != null && !other.equals(offer)) {
                    throw new IllegalConfigurationException("Duplicated definition for tool: " + offer.name());
                }
            }
        }
        return offers;
    }

    /** Keeps the application's answer for unknown tools; what it throws ends in the firewall's own. */
    @Override
    public void hallucinatedToolNameStrategy(Function<ToolExecutionRequest, ToolExecutionResultMessage> answers) {
        strategy = answers;
    }

    @Override
    public ToolExecutionResult applyToolHallucinationStrategy(ToolExecutionRequest request) {
        firewall.refuseUnknown(request);
        return ToolResult.sentence(answer(request), "refused");
    }

    private String answer(ToolExecutionRequest request) {
        Function<ToolExecutionRequest, ToolExecutionResultMessage> answers = strategy;
        if (answers == null) {
            return UNKNOWN_TOOL;
        }
        try {
            return answers.apply(request).text();
        } catch (RuntimeException e) {
            return UNKNOWN_TOOL; // thrown, it would leave the call unanswered in memory
        }
    }

    @Override
    public ToolServiceResult executeInferenceAndToolsLoop(
            AiServiceContext context,
            Object memoryId,
            ChatResponse chatResponse,
            ChatRequestParameters parameters,
            List<ChatMessage> messages,
            @Nullable ChatMemory chatMemory,
            InvocationContext invocation,
            ToolServiceContext tools,
            Function<ChatRequest, ChatResponse> model) {
        try {
            return super.executeInferenceAndToolsLoop(
                    context, memoryId, chatResponse, parameters, messages, chatMemory, invocation, tools, model);
        } catch (RuntimeException | Error e) {
            if (chatMemory != null) {
                MemoryRepair.answerOpenCalls(chatMemory);
            }
            throw e;
        }
    }
}
