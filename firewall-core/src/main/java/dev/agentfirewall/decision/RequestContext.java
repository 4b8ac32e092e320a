package dev.agentfirewall.decision;

import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.conversation.Conversation;
import java.util.Optional;

/**
 * What the host knows when it asks.
 *
 * @param subject who acts; empty when the host could not tell, which denies
 * @param conversation what the model has been shown
 * @param model which model serves
 */
public record RequestContext(Optional<Subject> subject, Conversation conversation, ModelIdentity model) {
    public static RequestContext of(Subject subject, Conversation conversation) {
        return new RequestContext(Optional.of(subject), conversation, ModelIdentity.UNKNOWN);
    }
}
