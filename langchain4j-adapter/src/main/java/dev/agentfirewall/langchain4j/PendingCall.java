package dev.agentfirewall.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A call in a chat memory that waits for people.
 *
 * @param request the call as the model proposed it
 * @param proposed where the model's message stands that proposes it: what stands before is what the model had been shown
 * @param result where the message stands that says it waits
 * @param ticket by which the question is known
 */
record PendingCall(ToolExecutionRequest request, int proposed, int result, String ticket) {

    /** The calls that wait in {@code messages}, in order. */
    static List<PendingCall> in(List<ChatMessage> messages) {
        List<PendingCall> pending = new ArrayList<>();
        List<ToolExecutionRequest> open = new ArrayList<>();
        int proposed = 0;
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof AiMessage said) {
                open = new ArrayList<>(said.toolExecutionRequests());
                proposed = i;
            } else if (messages.get(i) instanceof ToolExecutionResultMessage result && !open.isEmpty()) {
                ToolExecutionRequest answered = open.remove(0); // results come in the order of the calls
                Optional<String> ticket = ToolResult.ticket(result);
                if (ticket.isPresent() && Objects.equals(answered.name(), result.toolName())) {
                    pending.add(new PendingCall(answered, proposed, i, ticket.get()));
                }
            }
        }
        return pending;
    }

    /** Tells the ticket; the call's arguments are guarded. */
    @Override
    public String toString() {
        return "call that waits for ticket " + ticket;
    }
}
