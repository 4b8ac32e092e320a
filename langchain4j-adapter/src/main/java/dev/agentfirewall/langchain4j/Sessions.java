package dev.agentfirewall.langchain4j;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the session of an invocation, of a model request and of a tool call. Requests and calls are known by identity and weakly, so that
 * nothing is kept for longer than the library keeps it; invocations are forgotten when they end, or after an hour unused.
 *
 * <p>Thread-safe.
 */
final class Sessions {
    private static final int MOST = 100_000;
    private static final ThreadLocal<@Nullable Sending> UNDER_WAY = new ThreadLocal<>();

    private final Cache<UUID, Session> byInvocation = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofHours(1))
            .executor(Runnable::run)
            .build();
    private final Cache<ChatRequest, Session> byRequest = identities();
    private final Cache<ToolExecutionRequest, Session> byCall = identities();

    private static <K> Cache<K, Session> identities() {
        // Calls live on in chat memories: without weak values each would keep its session, texts and all.
        return Caffeine.newBuilder()
                .weakKeys()
                .weakValues()
                .executor(Runnable::run)
                .build();
    }

    void begin(InvocationContext invocation, Session session) {
        if (invocation.invocationId() != null) {
            byInvocation.put(invocation.invocationId(), session);
        }
    }

    void end(InvocationContext invocation) {
        if (invocation.invocationId() != null) {
            byInvocation.invalidate(invocation.invocationId());
        }
    }

    Optional<Session> of(@Nullable InvocationContext invocation) {
        return Optional.ofNullable(invocation)
                .map(InvocationContext::invocationId)
                .map(byInvocation::getIfPresent);
    }

    /** The library is about to send {@code request}, for this invocation. */
    void issued(ChatRequest request, InvocationContext invocation) {
        of(invocation).ifPresent(session -> byRequest.put(request, session));
    }

    Optional<Session> of(ChatRequest request) {
        return Optional.ofNullable(byRequest.getIfPresent(request));
    }

    /** The model has asked for {@code call}. */
    void proposed(ToolExecutionRequest call, Session session) {
        byCall.put(call, session);
    }

    Optional<Session> of(ToolExecutionRequest call) {
        return Optional.ofNullable(byCall.getIfPresent(call));
    }

    /** Runs {@code call} while the screened {@code messages} are on their way to a model. */
    <T> T sending(List<ChatMessage> messages, Supplier<T> call) {
        return during(new Sending(this, messages), call);
    }

    /** Runs what the answer sets off: it is a matter of its own, although a blocking provider runs it inside the call. */
    void answering(Runnable action) {
        during(null, () -> {
            action.run();
            return true;
        });
    }

    private static <T> T during(@Nullable Sending sending, Supplier<T> call) {
        Sending before = UNDER_WAY.get();
        UNDER_WAY.set(sending);
        try {
            return call.get();
        } finally {
            if (before == null) {
                UNDER_WAY.remove();
            } else {
                UNDER_WAY.set(before);
            }
        }
    }

    /** Whether this firewall has screened this very request further out, on this thread. */
    boolean screened(ChatRequest request) {
        Sending sending = UNDER_WAY.get();
        return sending != null && sending.by == this && sending.messages.equals(request.messages());
    }

    /** Screened messages on their way. */
    private record Sending(Sessions by, List<ChatMessage> messages) {}
}
