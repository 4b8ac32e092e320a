package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.provenance.Label;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A decision point and a tracer that answer as others do and remember, for each conversation under replay, what was asked and answered.
 * Thread-safe; the notes of one conversation are confined to the thread that replays it.
 */
final class Witness implements PolicyDecisionPoint, CallTracer {
    private final PolicyDecisionPoint policy;
    private final CallTracer tracer;
    private final Map<Digest, Notes> byConversation = new ConcurrentHashMap<>();

    Witness(PolicyDecisionPoint policy, CallTracer tracer) {
        this.policy = policy;
        this.tracer = tracer;
    }

    /** Starts to take notes on a conversation. */
    Notes begin(Digest conversation) {
        Notes notes = new Notes();
        byConversation.put(conversation, notes);
        return notes;
    }

    void end(Digest conversation) {
        byConversation.remove(conversation);
    }

    @Override
    public DecisionResponse decide(AccessRequest request) {
        DecisionResponse response = policy.decide(request);
        Notes notes = byConversation.get(request.conversation().id());
        if (notes != null) {
            notes.take(request, response);
        }
        return response;
    }

    @Override
    public PolicyReference reference() {
        return policy.reference();
    }

    @Override
    public CallFacts trace(Conversation conversation, Label read, ToolCall call, long done) {
        CallFacts facts = tracer.trace(conversation, read, call, done);
        Notes notes = byConversation.get(conversation.id().digest());
        if (notes != null) {
            notes.facts = facts;
        }
        return facts;
    }

    @Override
    public Task task(Conversation conversation) {
        return tracer.task(conversation);
    }

    /**
     * A question and its answer.
     *
     * @param facts what the question is built on, where it is about a call
     */
    record Answered(AccessRequest request, DecisionResponse response, Optional<CallFacts> facts) {}

    /** What one conversation's questions were. */
    static final class Notes {
        private final Map<String, Answered> texts = new HashMap<>();
        private @Nullable Answered call;
        private @Nullable CallFacts facts;

        private void take(AccessRequest request, DecisionResponse response) {
            if (request.checkpoint() == Checkpoint.TOOL_CALL) {
                call = new Answered(request, response, Optional.ofNullable(facts));
            }
            request.content()
                    .ifPresent(text -> texts.put(
                            key(request.checkpoint(), text.digest()),
                            new Answered(request, response, Optional.empty())));
        }

        /** The answer about the call since this was last asked; empty when policy was not asked about one. */
        Optional<Answered> takeCall() {
            Answered taken = call;
            call = null;
            facts = null;
            return Optional.ofNullable(taken);
        }

        /** The answer about a text, which is asked about once. */
        Optional<Answered> text(Checkpoint checkpoint, Digest digest) {
            return Optional.ofNullable(texts.get(key(checkpoint, digest)));
        }

        private static String key(Checkpoint checkpoint, Digest digest) {
            return checkpoint.word() + " " + digest;
        }
    }
}
