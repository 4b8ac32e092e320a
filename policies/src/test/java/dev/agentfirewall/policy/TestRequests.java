package dev.agentfirewall.policy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Action;
import dev.agentfirewall.decision.ArgumentFacts;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.ConversationFacts;
import dev.agentfirewall.decision.Environment;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests for tests. */
public final class TestRequests {
    private static final Label OWN = new Label(Integrity.TRUSTED, Confidentiality.PUBLIC);

    private TestRequests() {}

    /** A user searches the inbox with words of their own. */
    public static AccessRequest search() {
        return call("search_inbox", Effect.READ, "/query", Json.of("lunch"), ArgumentRole.QUERY);
    }

    public static AccessRequest call(String tool, Effect effect, String pointer, Json value, ArgumentRole role) {
        ArgumentFacts facts = new ArgumentFacts(value, role, List.of(), OWN, List.of(), false);
        Action action = new Action(
                ToolDescriptor.declared(tool, effect, Map.of()), List.of(), Map.of(pointer, facts), Optional.empty());
        return new AccessRequest(
                Checkpoint.TOOL_CALL,
                Subject.of("emma", "user"),
                Optional.of(action),
                Optional.empty(),
                new ConversationFacts(
                        Digest.of("conversation"), OWN, new Usage(1, Map.of(tool, 1L), Map.of(), List.of()), List.of()),
                ModelIdentity.UNKNOWN,
                new Environment(Instant.EPOCH, "test", Mode.ENFORCE));
    }
}
