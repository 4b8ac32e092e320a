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
 * A drop-in for any streaming model. Everything the model sends is held until the whole answer was judged, then handed on in
 * order: text that nobody has judged cannot be taken back, and with concurrent tools a call would run while its answer is still arriving. The price
 * is that the first word comes with the last.
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
        judged(request, handler, (sent, held) -> delegate.chat(sent, options, held));
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
        HeldAnswer held = new HeldAnswer(exchange, opened.session(), handler);
        exchange.send(opened, () -> {
            model.accept(opened.request(), held);
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
