package dev.agentfirewall.samples.recorded;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/**
 * A chat model that says again what a model once said. Which turn is next it reads from the request: one for each of
 * its own messages since the user last spoke. It never looks at a tool's result, so a call that was refused does not
 * bring it back to its senses: it is the worst case, a model that an attacker holds to the end of the plan.
 *
 * <p>Immutable and thread-safe.
 */
public final class RecordedChatModel implements ChatModel {

    /** What it says when the recording has no more turns. */
    public static final String LAST_WORDS = "Done.";

    private final RecordedRun run;

    public RecordedChatModel(RecordedRun run) {
        this.run = run;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        int turn = turnsTaken(request.messages());
        AiMessage message = turn < run.turns().size() ? message(run.turns().get(turn)) : AiMessage.from(LAST_WORDS);
        return ChatResponse.builder().aiMessage(message).build();
    }

    private static int turnsTaken(List<ChatMessage> messages) {
        int taken = 0;
        for (ChatMessage message : messages) {
            taken = message instanceof UserMessage ? 0 : message instanceof AiMessage ? taken + 1 : taken;
        }
        return taken;
    }

    private static AiMessage message(RecordedTurn turn) {
        List<ToolExecutionRequest> calls =
                turn.calls().stream().map(RecordedChatModel::request).toList();
        if (calls.isEmpty()) {
            return AiMessage.from(turn.text());
        }
        return turn.text().isEmpty() ? AiMessage.from(calls) : AiMessage.from(turn.text(), calls);
    }

    private static ToolExecutionRequest request(RecordedCall call) {
        return ToolExecutionRequest.builder()
                .id(call.id())
                .name(call.tool())
                .arguments(call.arguments())
                .build();
    }
}
