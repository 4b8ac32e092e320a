package dev.agentfirewall.langchain4j;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.Subject;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Names conversations, the same after a restart. A chat memory id names one within its service; where the application gives none, every user of the
 * service would share the library's default, so the subject's name goes into it. Without a chat memory each invocation is one.
 */
final class ConversationNames {
    /** The library's own name for a memory where the application gives none. */
    static final String DEFAULT_MEMORY = "default";

    private final @Nullable Function<InvocationContext, String> told;

    ConversationNames(@Nullable Function<InvocationContext, String> told) {
        this.told = told;
    }

    ConversationId of(InvocationContext invocation, boolean remembers, Optional<Subject> subject) {
        if (told != null) {
            return new ConversationId(told.apply(invocation));
        }
        if (!remembers) {
            return new ConversationId("invocation:" + invocation.invocationId());
        }
        String memory = String.valueOf(invocation.chatMemoryId());
        String name = "service:" + invocation.interfaceName() + ":" + memory;
        return new ConversationId(memory.equals(DEFAULT_MEMORY) ? name + ":" + nameOf(subject) : name);
    }

    /** The conversation of a request outside any service: what it begins with tells it from others. */
    ConversationId of(ChatRequest request, Optional<Subject> subject) {
        String first = request.messages().stream()
                .filter(UserMessage.class::isInstance)
                .findFirst()
                .map(Object::toString)
                .orElse("");
        return new ConversationId("outside:" + nameOf(subject) + ":" + Digest.of(first));
    }

    /** A conversation of which nothing is known but who has it. */
    ConversationId outside(Optional<Subject> subject) {
        return new ConversationId("outside:" + nameOf(subject) + ":" + UUID.randomUUID());
    }

    private static String nameOf(Optional<Subject> subject) {
        return subject.map(who -> who.tenant().orElse("") + "/" + who.id()).orElse("nobody");
    }
}
