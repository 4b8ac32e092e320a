package dev.agentfirewall.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * A drop-in for any streaming model. Its words go on while they arrive, each as soon as it is judged and nothing that follows can make it part of something
 * forbidden ({@link dev.agentfirewall.AnswerStream}). Tool calls go on once the whole answer was judged. An answer that may not go on ends with a fixed
 * sentence; what was shown is what a chat memory keeps.
 *
 * <p>Thread-safe when the model is.
 */
public final class FirewalledStreamingChatModel implements StreamingChatModel {
    private final Exchange exchange;
    private final StreamingChatModel delegate;

    FirewalledStreamingChatModel(Exchange exchange, StreamingChatModel delegate) {
        this.exchange = exchange;
        this.delegate = delegate;
    }

    boolean isOf(AgentFirewall firewall) {
        return exchange.isOf(firewall);
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        judged(request, handler, delegate::chat);
    }

    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        judged(request, handler, (sent, judged) -> delegate.chat(sent, options, judged));
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        judged(request, handler, delegate::doChat);
    }

    private void judged(
            ChatRequest request,
            StreamingChatResponseHandler handler,
            BiConsumer<ChatRequest, StreamingChatResponseHandler> model) {
        if (exchange.judged(request)) {
            model.accept(request, handler);
            return;
        }
        Exchange.Opened opened = exchange.open(request, delegate.defaultRequestParameters());
        if (opened.refusal().isPresent()) {
            refuse(opened.refusal().get(), handler);
            return;
        }
        StreamedAnswer judged = new StreamedAnswer(exchange, opened.session(), handler);
        exchange.send(opened, () -> {
            model.accept(opened.request(), judged);
            return true;
        });
    }

    private static void refuse(ChatResponse refusal, StreamingChatResponseHandler handler) {
        handler.onPartialResponse(refusal.aiMessage().text());
        handler.onCompleteResponse(refusal);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return delegate.defaultRequestParameters();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return delegate.listeners();
    }

    @Override
    public ModelProvider provider() {
        return delegate.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return delegate.supportedCapabilities();
    }
}
