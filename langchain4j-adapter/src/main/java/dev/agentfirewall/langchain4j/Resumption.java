package dev.agentfirewall.langchain4j;

import dev.agentfirewall.enforcement.Standing;
import dev.agentfirewall.langchain4j.Resumed.Outcome;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Going on with calls that waited for people, today or in a process that starts tomorrow. Each call that the chat memory says is waiting, and that
 * was answered since, is proposed again: judged by the policy of today, run once on the answer, and its real result put where the memory said that it
 * waits. Then the agent goes on from there, blocking or streaming, as if it had been so from the start.
 *
 * <pre>{@code
 * Resumed resumed = firewall.resumption(Assistant.class, emma, memory).tools(office).run();
 * if (resumed.any()) {
 *     assistant.chat(resumed.message());
 * }
 * }</pre>
 *
 * <p>What still waits is left alone, so it may be run as often as one likes. No call is left without a result, and none runs twice on one answer: an
 * answer that was used in another process, which ended before it could say so in the memory, is not used again, and the memory then says that what
 * came of the call is not known.
 *
 * <p>Used by one thread, while no other turn of the same conversation is under way.
 */
public final class Resumption {
    private final AgentFirewall firewall;
    private final Session session;
    private final InvocationContext invocation;
    private final ChatMemory memory;
    private final Map<String, AiServiceTool> tools = new HashMap<>();

    Resumption(AgentFirewall firewall, Session session, InvocationContext invocation, ChatMemory memory) {
        this.firewall = firewall;
        this.session = session;
        this.invocation = invocation;
        this.memory = memory;
    }

    /** Adds the {@code @Tool} methods of {@code objects}: the tools that the service has. */
    public Resumption tools(Object... objects) {
        return tools(Arrays.stream(objects)
                .flatMap(object -> ToolService.findTools(object).stream())
                .toList());
    }

    /** Adds tools, such as those of a provider. A call of a tool that is not among them stays waiting. */
    public Resumption tools(List<AiServiceTool> some) {
        some.forEach(tool -> tools.put(tool.toolSpecification().name(), tool));
        return this;
    }

    /** Goes on with every call that can be gone on with. Never throws for what a call, a tool or a policy did: the outcome says it. */
    public Resumed run() {
        tools.replaceAll((name, tool) -> guarded(tool));
        List<ChatMessage> messages = new ArrayList<>(memory.messages());
        List<Resumed.Call> calls = new ArrayList<>();
        for (PendingCall call : PendingCall.in(messages)) {
            Optional<ToolExecutionResultMessage> result = result(call, messages);
            result.ifPresent(known -> {
                messages.set(call.result(), known);
                memory.set(messages); // call by call: what ran is in the memory before the next one runs
            });
            calls.add(new Resumed.Call(call.request().name(), call.ticket(), outcome(result)));
        }
        return new Resumed(calls);
    }

    private AiServiceTool guarded(AiServiceTool tool) {
        GuardedToolExecutor executor = tool.toolExecutor() instanceof GuardedToolExecutor already
                ? already
                : firewall.guarded(tool.toolSpecification(), tool.toolExecutor(), during -> session);
        session.offers(executor.tool());
        return tool.toBuilder().toolExecutor(executor).build();
    }

    /** What the memory is to say from now on; empty where it stays as it is. */
    private Optional<ToolExecutionResultMessage> result(PendingCall call, List<ChatMessage> messages) {
        Standing standing = firewall.firewall().standing(call.ticket());
        if (standing == Standing.USED) {
            return Optional.of(message(call.request(), ToolResult.sentence(ToolResult.USED_BEFORE, "used")));
        }
        if (standing == Standing.EXPIRED) {
            return Optional.of(message(call.request(), ToolResult.sentence(ToolResult.EXPIRED, "expired")));
        }
        AiServiceTool tool = tools.get(call.request().name());
        return standing == Standing.ANSWERED && tool != null
                ? Optional.of(proposedAgain(call, tool, messages))
                : Optional.empty();
    }

    private ToolExecutionResultMessage proposedAgain(PendingCall call, AiServiceTool tool, List<ChatMessage> messages) {
        RequestScreen shown =
                new RequestScreen(firewall.firewall(), session).judge(messages.subList(0, call.proposed()));
        session.show(shown.conversation()); // what the model had been shown when it proposed the call
        return message(call.request(), tool.toolExecutor().executeWithContext(call.request(), invocation));
    }

    private static ToolExecutionResultMessage message(ToolExecutionRequest request, ToolExecutionResult result) {
        return ToolExecutionResultMessage.builder()
                .id(request.id())
                .toolName(request.name())
                .contents(result.resultContents())
                .isError(result.isError())
                .attributes(result.attributes())
                .build();
    }

    private static Outcome outcome(Optional<ToolExecutionResultMessage> result) {
        if (result.isEmpty()) {
            return Outcome.WAITING;
        }
        return switch (String.valueOf(result.get().attributes().get(ToolResult.OUTCOME))) {
            case "pending" -> Outcome.WAITING;
            case "refused" -> Outcome.REFUSED;
            case "withheld" -> Outcome.WITHHELD;
            case "failed" -> Outcome.FAILED;
            case "used" -> Outcome.USED_BEFORE;
            case "expired" -> Outcome.EXPIRED;
            default -> Outcome.COMPLETED;
        };
    }
}
