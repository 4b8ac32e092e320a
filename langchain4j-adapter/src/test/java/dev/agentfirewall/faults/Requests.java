package dev.agentfirewall.faults;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Action;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.ConversationFacts;
import dev.agentfirewall.decision.Environment;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.provenance.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests made by hand. */
final class Requests {
    private Requests() {}

    static AccessRequest any() {
        return new AccessRequest(
                Checkpoint.TOOL_CALL,
                Subject.of("emma", "user"),
                Optional.of(new Action(
                        ToolDescriptor.declared(Stage.TOOL, Effect.READ, Map.of()),
                        List.of(),
                        Map.of(),
                        Optional.empty())),
                Optional.empty(),
                new ConversationFacts(Digest.of("c"), Label.CLEAN, Usage.NONE, List.of()),
                ModelIdentity.UNKNOWN,
                new Environment(Instant.EPOCH, "test", Mode.ENFORCE));
    }
}
