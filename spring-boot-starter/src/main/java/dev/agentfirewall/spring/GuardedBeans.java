package dev.agentfirewall.spring;

import dev.agentfirewall.langchain4j.AgentFirewall;
import dev.agentfirewall.langchain4j.FirewalledChatModel;
import dev.agentfirewall.langchain4j.FirewalledStreamingChatModel;
import dev.agentfirewall.langchain4j.GuardedContentRetriever;
import dev.agentfirewall.langchain4j.GuardedRetrievalAugmentor;
import dev.agentfirewall.langchain4j.GuardedToolProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.service.tool.ToolProvider;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/**
 * The kinds of beans that text comes in or goes out through, each with the guard that stands in front of it.
 *
 * @param type what the application knows the bean as
 * @param guard the class of what it gets in its place
 * @param guarding puts the guard in front
 * @param needsLock whether a guard that was not made with a lock file holds the other side to nothing
 */
record GuardedBeans<T>(
        Class<T> type, Class<? extends T> guard, BiFunction<AgentFirewall, T, T> guarding, boolean needsLock) {
    private static final String MCP = "dev.langchain4j.mcp.client.McpClient";

    GuardedBeans(Class<T> type, Class<? extends T> guard, BiFunction<AgentFirewall, T, T> guarding) {
        this(type, guard, guarding, false);
    }

    private static final List<GuardedBeans<?>> KNOWN = List.of(
            new GuardedBeans<>(ChatModel.class, FirewalledChatModel.class, AgentFirewall::guard),
            new GuardedBeans<>(StreamingChatModel.class, FirewalledStreamingChatModel.class, AgentFirewall::guard),
            new GuardedBeans<>(ContentRetriever.class, GuardedContentRetriever.class, AgentFirewall::guardRetriever),
            new GuardedBeans<>(
                    RetrievalAugmentor.class, GuardedRetrievalAugmentor.class, AgentFirewall::guardAugmentor),
            new GuardedBeans<>(ToolProvider.class, GuardedToolProvider.class, AgentFirewall::guardProvider));

    /** Every kind that this class path knows. */
    static List<GuardedBeans<?>> kinds() {
        if (!ClassUtils.isPresent(MCP, GuardedBeans.class.getClassLoader())) {
            return KNOWN;
        }
        return Stream.concat(KNOWN.stream(), Stream.of(McpBeans.kind())).toList();
    }

    /** Whether {@code some} is a class that stands in front of a bean. */
    static boolean isGuard(Class<?> some) {
        return kinds().stream().anyMatch(kind -> kind.guard.isAssignableFrom(some));
    }

    /** Whether {@code bean} is the guard itself. */
    boolean isGuard(Object bean) {
        return guard.isInstance(bean);
    }

    boolean holds(Object bean) {
        return type.isInstance(bean);
    }

    T guarded(AgentFirewall firewall, Object bean) {
        T raw = type.cast(bean);
        return guard.isInstance(bean) ? raw : guarding.apply(firewall, raw);
    }
}
