package dev.agentfirewall.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolService;
import java.util.List;

/**
 * One conversation of one subject outside AI services: for loops that call a model and run its tools by hand. Model and tools must be of the same
 * session: a tool call is judged by what the session's model was last shown, and denied before it was shown anything.
 *
 * <p>Thread-safe.
 */
public final class FirewallSession {
    private final AgentFirewall firewall;
    private final Session session;

    FirewallSession(AgentFirewall firewall, Session session) {
        this.firewall = firewall;
        this.session = session;
    }

    public ChatModel guard(ChatModel model) {
        return new FirewalledChatModel(firewall.exchange(request -> session), model);
    }

    public StreamingChatModel guard(StreamingChatModel model) {
        return new FirewalledStreamingChatModel(firewall.exchange(request -> session), model);
    }

    /** A tool, guarded. */
    public ToolExecutor guard(ToolSpecification offered, ToolExecutor tool) {
        GuardedToolExecutor guarded = firewall.guarded(offered, tool, invocation -> session);
        session.offers(guarded.tool());
        return guarded;
    }

    /** The {@code @Tool} methods of {@code object}, guarded: their offers and their executors. */
    public List<AiServiceTool> tools(Object object) {
        return ToolService.findTools(object).stream()
                .map(tool -> tool.toBuilder()
                        .toolExecutor(guard(tool.toolSpecification(), tool.toolExecutor()))
                        .build())
                .toList();
    }

    AgentFirewall firewall() {
        return firewall;
    }

    Session session() {
        return session;
    }
}
