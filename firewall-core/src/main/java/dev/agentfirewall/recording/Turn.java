package dev.agentfirewall.recording;

import dev.agentfirewall.conversation.ConversationId;
import java.util.List;

/**
 * One request to a model and its answer. Requests show the whole conversation again, so a turn that was lost is made up for by the next.
 *
 * @param conversation which conversation
 * @param messages what the model was shown, in order
 * @param answer what it said, as it was let through
 * @param tools what the application offers it
 */
public record Turn(
        ConversationId conversation, List<ShownMessage> messages, ShownMessage answer, List<OfferedTool> tools) {
    public Turn {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /** How many characters it has in all. */
    long length() {
        return answer.length()
                + messages.stream().mapToLong(ShownMessage::length).sum();
    }

    @Override
    public String toString() {
        return "turn of " + messages.size() + " messages in " + conversation;
    }
}
