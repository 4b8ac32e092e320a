package dev.agentfirewall.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a streaming model sends until the whole was judged. If it may be shown as it came, the events go on in their order; if not,
 * or if the parts do not add up to the whole that was judged, the judged text goes on as one part, and thinking and raw events stay behind. Tool
 * calls go on in both cases: they are judged where they run.
 *
 * <p>Thread-safe: a provider may call from several threads.
 */
final class HeldAnswer implements StreamingChatResponseHandler {
    private final Exchange exchange;
    private final Session session;
    private final StreamingChatResponseHandler receiver;
    private final List<Consumer<StreamingChatResponseHandler>> events = new ArrayList<>();
    private final List<Consumer<StreamingChatResponseHandler>> calls = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();

    HeldAnswer(Exchange exchange, Session session, StreamingChatResponseHandler receiver) {
        this.exchange = exchange;
        this.session = session;
        this.receiver = receiver;
    }

    private synchronized void hold(Consumer<StreamingChatResponseHandler> event) {
        events.add(event);
    }

    @Override
    public synchronized void onPartialResponse(String part) {
        text.append(part);
        hold(to -> to.onPartialResponse(part));
    }

    @Override
    public synchronized void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        text.append(part.text());
        hold(to -> to.onPartialResponse(part, context));
    }

    @Override
    public synchronized void onPartialThinking(PartialThinking part) {
        thinking.append(part.text());
        hold(to -> to.onPartialThinking(part));
    }

    @Override
    public synchronized void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        thinking.append(part.text());
        hold(to -> to.onPartialThinking(part, context));
    }

    @Override
    public void onPartialToolCall(PartialToolCall part) {
        hold(to -> to.onPartialToolCall(part));
    }

    @Override
    public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
        hold(to -> to.onPartialToolCall(part, context));
    }

    @Override
    public synchronized void onCompleteToolCall(CompleteToolCall call) {
        exchange.proposed(call.toolExecutionRequest(), session);
        hold(to -> to.onCompleteToolCall(call));
        calls.add(to -> to.onCompleteToolCall(call));
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        hold(to -> to.onUnmappedRawEvent(event));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        ChatResponse judged = exchange.close(session, response);
        List<Consumer<StreamingChatResponseHandler>> showing = showing(response, judged);
        exchange.answer(() -> handOn(showing, judged));
    }

    private void handOn(List<Consumer<StreamingChatResponseHandler>> showing, ChatResponse judged) {
        try {
            showing.forEach(event -> event.accept(receiver));
            receiver.onCompleteResponse(judged);
        } catch (RuntimeException | Error e) {
            session.memory().ifPresent(MemoryRepair::answerOpenCalls);
            throw e;
        }
    }

    private synchronized List<Consumer<StreamingChatResponseHandler>> showing(
            ChatResponse response, ChatResponse judged) {
        boolean whole = judged.equals(response)
                && adds(text, response.aiMessage().text())
                && adds(thinking, response.aiMessage().thinking());
        if (whole) {
            return List.copyOf(events);
        }
        List<Consumer<StreamingChatResponseHandler>> showing = new ArrayList<>();
        String shown = judged.aiMessage().text();
        if (shown != null && !shown.isEmpty()) {
            showing.add(to -> to.onPartialResponse(shown));
        }
        showing.addAll(calls);
        return showing;
    }

    private static boolean adds(StringBuilder parts, @Nullable String whole) {
        return parts.isEmpty() || parts.toString().equals(whole);
    }

    @Override
    public void onError(Throwable error) {
        exchange.answer(() -> receiver.onError(error));
    }
}
