package dev.agentfirewall.conversation;

import dev.agentfirewall.artifact.Digest;

/**
 * The host's name for a conversation, such as its chat memory id. Known outside the process by its digest alone.
 *
 * @param value not blank
 */
public record ConversationId(String value) {
    public ConversationId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a conversation has an id");
        }
    }

    public Digest digest() {
        return Digest.of(value);
    }

    @Override
    public String toString() {
        return "conversation " + digest();
    }
}
