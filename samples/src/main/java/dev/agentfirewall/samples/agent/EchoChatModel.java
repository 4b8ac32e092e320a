package dev.agentfirewall.samples.agent;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;

/**
 * A chat model that believes all it reads: it answers with what it was just shown, word for word. So its answer tells
 * what reached a model. Immutable and thread-safe.
 */
public final class EchoChatModel implements ChatModel {

    @Override
    public ChatResponse doChat(ChatRequest request) {
        ChatMessage last = request.messages().get(request.messages().size() - 1);
        String shown = last instanceof UserMessage user && user.hasSingleText() ? user.singleText() : "";
        return ChatResponse.builder().aiMessage(AiMessage.from(shown)).build();
    }
}
