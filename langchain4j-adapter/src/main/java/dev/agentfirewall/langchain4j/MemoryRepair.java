package dev.agentfirewall.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.memory.ChatMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Answers the tool calls that an exception left unanswered in a chat memory. Several providers refuse a conversation with such a call in it, for
 * ever.
 */
final class MemoryRepair {
    private static final String SENTENCE = "This call was not completed: the turn it belongs to ended early.";

    private MemoryRepair() {}

    /** Adds an error result for each call of the last model message that has none. */
    static void answerOpenCalls(ChatMemory memory) {
        for (ToolExecutionRequest open : openCalls(memory.messages())) {
            memory.add(ToolExecutionResultMessage.builder()
                    .id(open.id())
                    .toolName(open.name())
                    .text(SENTENCE)
                    .isError(true)
                    .attributes(Map.of(ToolResult.OUTCOME, "abandoned"))
                    .build());
        }
    }

    private static List<ToolExecutionRequest> openCalls(List<ChatMessage> messages) {
        List<ToolExecutionRequest> open = new ArrayList<>();
        for (ChatMessage message : messages) {
            if (message instanceof AiMessage said) {
                open = new ArrayList<>(said.toolExecutionRequests());
            } else if (message instanceof ToolExecutionResultMessage) {
                if (!open.isEmpty()) {
                    open.remove(0); // results come in the order of the calls; ids may be missing or equal
                }
            } else {
                open.clear();
            }
        }
        return open;
    }
}
