package dev.agentfirewall.langchain4j.canary;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A model that says its lines in order, blocking or streaming, and remembers what it was shown. */
public final class ScriptedModel {
    private final Deque<AiMessage> script = new ArrayDeque<>();
    private final List<ChatRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<ChatModelListener> listeners = new ArrayList<>();
    private Runnable beforeComplete = () -> {};

    public static ScriptedModel saying(AiMessage... lines) {
        ScriptedModel model = new ScriptedModel();
        model.script.addAll(List.of(lines));
        return model;
    }

    public static AiMessage text(String text) {
        return AiMessage.from(text);
    }

    /** A line that calls one tool. */
    public static AiMessage call(String tool, String arguments) {
        return AiMessage.from(request("call_1", tool, arguments));
    }

    public static ToolExecutionRequest request(String id, String tool, String arguments) {
        return ToolExecutionRequest.builder()
                .id(id)
                .name(tool)
                .arguments(arguments)
                .build();
    }

    public ScriptedModel listener(ChatModelListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Runs when a streaming answer has sent its parts and is about to complete. */
    public ScriptedModel beforeComplete(Runnable action) {
        beforeComplete = action;
        return this;
    }

    public List<ChatRequest> requests() {
        return List.copyOf(requests);
    }

    /** The messages of one request, counted from 0. */
    public List<ChatMessage> messages(int request) {
        return requests.get(request).messages();
    }

    /** Everything the model was ever shown, as one text to search. */
    public String everythingShown() {
        StringBuilder shown = new StringBuilder();
        requests().forEach(request -> shown.append(request.messages()).append('\n'));
        return shown.toString();
    }

    /** The names of the tools offered with one request. */
    public List<String> offered(int request) {
        return requests.get(request).toolSpecifications().stream()
                .map(ToolSpecification::name)
                .toList();
    }

    private synchronized ChatResponse next(ChatRequest request) {
        requests.add(request);
        AiMessage line = script.isEmpty() ? text("(end of script)") : script.remove();
        return ChatResponse.builder()
                .aiMessage(line)
                .tokenUsage(new TokenUsage(1, 1))
                .build();
    }

    /** The blocking form. */
    public ChatModel blocking() {
        return new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return next(request);
            }

            @Override
            public List<ChatModelListener> listeners() {
                return listeners;
            }

            @Override
            public ChatRequestParameters defaultRequestParameters() {
                return DefaultChatRequestParameters.builder()
                        .modelName("scripted")
                        .build();
            }
        };
    }

    /** The streaming form: text by the word, then tool calls, then the whole. */
    public StreamingChatModel streaming() {
        return new StreamingChatModel() {
            @Override
            public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                ChatResponse response = next(request);
                AiMessage line = response.aiMessage();
                if (line.text() != null) {
                    for (String word : line.text().split("(?<= )", -1)) {
                        handler.onPartialResponse(word);
                    }
                }
                int index = 0;
                for (ToolExecutionRequest call : line.toolExecutionRequests()) {
                    handler.onCompleteToolCall(new CompleteToolCall(index++, call));
                }
                beforeComplete.run();
                handler.onCompleteResponse(response);
            }

            @Override
            public List<ChatModelListener> listeners() {
                return listeners;
            }
        };
    }
}
