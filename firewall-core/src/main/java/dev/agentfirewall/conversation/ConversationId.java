package dev.agentfirewall.conversation;

import dev.agentfirewall.artifact.Digest;
import org.jspecify.annotations.Nullable;

/** The host's name for a conversation, such as its chat memory id. Known outside the process by its digest alone. */
public final class ConversationId {
    private final String value;
    private @Nullable Digest digest; // racing threads compute the same

    public ConversationId(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a conversation has an id");
        }
        this.value = value;
    }

    public String value() {
        return value;
    }

    public Digest digest() {
        Digest known = digest;
        if (known == null) {
            known = Digest.of(value);
            digest = known;
        }
        return known;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConversationId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "conversation " + digest();
    }
}
