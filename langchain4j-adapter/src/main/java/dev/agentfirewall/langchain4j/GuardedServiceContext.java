package dev.agentfirewall.langchain4j;

import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.observability.api.event.AiServiceStartedEvent;
import dev.langchain4j.observability.api.listener.AiServiceCompletedListener;
import dev.langchain4j.observability.api.listener.AiServiceErrorListener;
import dev.langchain4j.observability.api.listener.AiServiceRequestIssuedListener;
import dev.langchain4j.observability.api.listener.AiServiceStartedListener;
import dev.langchain4j.service.AiServiceContext;
import java.util.Optional;

/**
 * The context of an AI service behind the firewall. When an invocation starts, its subject is asked for once, and model and retrieval are
 * decorated before the library first reads them; {@link #requireGuarded} stops an invocation for which that did not happen.
 */
final class GuardedServiceContext extends AiServiceContext {
    private final AgentFirewall firewall;

    GuardedServiceContext(Class<?> service, AgentFirewall firewall) {
        super(service);
        this.firewall = firewall;
        this.toolService = new GuardedToolService(this, firewall);
        eventListenerRegistrar.register((AiServiceStartedListener) this::start);
        eventListenerRegistrar.register((AiServiceRequestIssuedListener)
                event -> firewall.sessions().issued(event.request(), event.invocationContext()));
        eventListenerRegistrar.register(
                (AiServiceCompletedListener) event -> firewall.sessions().end(event.invocationContext()));
        eventListenerRegistrar.register(
                (AiServiceErrorListener) event -> firewall.sessions().end(event.invocationContext()));
    }

    private void start(AiServiceStartedEvent event) {
        InvocationContext invocation = event.invocationContext();
        if (chatModel != null) {
            chatModel = firewall.guard(chatModel);
        }
        if (streamingChatModel != null) {
            streamingChatModel = firewall.guard(streamingChatModel);
        }
        if (retrievalAugmentor != null) {
            retrievalAugmentor = firewall.guardAugmentor(retrievalAugmentor);
        }
        firewall.sessions().begin(invocation, firewall.open(invocation, hasChatMemory(), () -> memory(invocation)));
    }

    private Optional<ChatMemory> memory(InvocationContext invocation) {
        return hasChatMemory()
                ? Optional.ofNullable(chatMemoryService.getChatMemory(invocation.chatMemoryId()))
                : Optional.empty();
    }

    /**
     * Stops an invocation that the hook did not reach.
     *
     * @throws IllegalStateException when the model, the retrieval or the subject is not the firewall's
     */
    void requireGuarded(InvocationContext invocation) {
        boolean guarded = (chatModel == null || firewall.guards(chatModel))
                && (streamingChatModel == null || firewall.guards(streamingChatModel))
                && (retrievalAugmentor == null || firewall.guards(retrievalAugmentor))
                && firewall.sessions().of(invocation).isPresent();
        if (!guarded) {
            throw new IllegalStateException("AI service `" + aiServiceClass.getName() + "` is not run: the firewall's"
                    + " hook did not see this invocation start, so its model is not guarded. Look for another"
                    + " AiServiceListenerRegistrarFactory on the class path, or one that drops listeners.");
        }
    }
}
