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

/**
 * Hands on what a streaming model says, as far as it is judged. Text and thinking flow, each behind its own judge. Tool calls wait until the whole
 * answer was judged: with concurrent tools one would run while its answer is still arriving. Pieces of tool calls and the provider's raw events stay behind for
 * good: nobody judges half an argument, and a raw event holds what was cut.
 *
 * <p>Thread-safe: a provider may call from several threads.
 */
final class StreamedAnswer implements StreamingChatResponseHandler {
    private final Exchange exchange;
    private final Session session;
    private final StreamingChatResponseHandler receiver;
    private final Speech text;
    private final Speech thinking;
    private final List<CompleteToolCall> calls = new ArrayList<>();

    StreamedAnswer(Exchange exchange, Session session, StreamingChatResponseHandler receiver) {
        this.exchange = exchange;
        this.session = session;
        this.receiver = receiver;
        this.text = new Speech(exchange.judge(session), Speech.ANSWER);
        this.thinking = new Speech(exchange.judge(session), Speech.THINKING);
    }

    @Override
    public synchronized void onPartialResponse(String part) {
        show(text.accept(part), shown -> receiver.onPartialResponse(shown));
    }

    @Override
    public synchronized void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        show(text.accept(part.text()), shown -> receiver.onPartialResponse(new PartialResponse(shown), context));
    }

    @Override
    public synchronized void onPartialThinking(PartialThinking part) {
        show(thinking.accept(part.text()), shown -> receiver.onPartialThinking(new PartialThinking(shown)));
    }

    @Override
    public synchronized void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        show(thinking.accept(part.text()), shown -> receiver.onPartialThinking(new PartialThinking(shown), context));
    }

    @Override
    public void onPartialToolCall(PartialToolCall part) {
        // nothing is shown of a call that nobody has judged
    }

    @Override
    public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
        // nothing is shown of a call that nobody has judged
    }

    @Override
    public synchronized void onCompleteToolCall(CompleteToolCall call) {
        exchange.proposed(call.toolExecutionRequest(), session);
        calls.add(call);
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        // holds the answer as the provider sent it
    }

    @Override
    public synchronized void onCompleteResponse(ChatResponse response) {
        Speech.End said = text.end(response.aiMessage().text());
        Speech.End thought = thinking.end(response.aiMessage().thinking());
        ChatResponse judged = exchange.closed(session, response, said.whole(), thought.whole());
        if (Recording.isUnkept(judged.aiMessage())) { // what has left before was judged; no more does, and no call
            exchange.answer(() -> withhold(judged));
            return;
        }
        exchange.answer(() -> handOn(said, thought, judged));
    }

    private void withhold(ChatResponse judged) {
        receiver.onPartialResponse(judged.aiMessage().text());
        receiver.onCompleteResponse(judged);
    }

    private void handOn(Speech.End said, Speech.End thought, ChatResponse judged) {
        try {
            if (!thought.rest().isEmpty()) {
                receiver.onPartialThinking(new PartialThinking(thought.rest()));
            }
            if (!said.rest().isEmpty()) {
                receiver.onPartialResponse(said.rest());
            }
            calls.forEach(receiver::onCompleteToolCall);
            receiver.onCompleteResponse(judged);
        } catch (RuntimeException | Error e) {
            session.memory().ifPresent(MemoryRepair::answerOpenCalls);
            throw e;
        }
    }

    private void show(String part, Consumer<String> receiving) {
        if (!part.isEmpty()) {
            exchange.answer(() -> receiving.accept(part));
        }
    }

    @Override
    public void onError(Throwable error) {
        exchange.answer(() -> receiver.onError(error));
    }
}
