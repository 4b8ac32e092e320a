package dev.agentfirewall.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A drop-in for any chat model: what it is shown is judged first, and so is what it says. What may not be shown is cut out, or the request is
 * answered with a fixed sentence and the model is not called. Its tool calls go on as they are, to be judged where they run.
 *
 * <p>Listeners of the model fire once for each request that is sent. Thread-safe when the model is.
 */
public final class FirewalledChatModel implements ChatModel {
    private final Exchange exchange;
    private final ChatModel delegate;

    FirewalledChatModel(Exchange exchange, ChatModel delegate) {
        this.exchange = exchange;
        this.delegate = delegate;
    }

    boolean isOf(AgentFirewall firewall) {
        return exchange.isOf(firewall);
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return judged(request, delegate::chat);
    }

    @Override
    public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
        return judged(request, sent -> delegate.chat(sent, options));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return judged(request, delegate::doChat);
    }

    private ChatResponse judged(ChatRequest request, Function<ChatRequest, ChatResponse> model) {
        if (exchange.judged(request)) {
            return model.apply(request);
        }
        Exchange.Opened opened = exchange.open(request, delegate.defaultRequestParameters());
        return opened.refusal()
                .orElseGet(() ->
                        exchange.close(opened.session(), exchange.send(opened, () -> model.apply(opened.request()))));
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
