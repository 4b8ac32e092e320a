package dev.agentfirewall.model;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditLog;
import dev.agentfirewall.audit.DecidedEvent;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.ArtifactFacts;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.ConversationFacts;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Environment;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.SafeDecision;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.provenance.Label;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Asks policy whether a model may be used, and records the answer before it is. */
final class LoadGate {
    /** Loading belongs to no conversation; its records share this name, so that they can be found. */
    private static final ConversationId LOADING = new ConversationId("artifact_load");

    private final PolicyDecisionPoint policy;
    private final AuditLog audit;
    private final Subject subject;
    private final Clock clock;
    private final String deployment;
    private final Mode mode;

    LoadGate(PolicyDecisionPoint policy, AuditLog audit, Subject subject, Clock clock, String deployment, Mode mode) {
        this.policy = policy;
        this.audit = audit;
        this.subject = subject;
        this.clock = clock;
        this.deployment = deployment;
        this.mode = mode;
    }

    /**
     * Returns when the model may be used and that is on record.
     *
     * @throws ModelRefusedException otherwise
     */
    void pass(Manifest model, Digest expected) throws ModelRefusedException {
        DecisionResponse response = SafeDecision.ask(policy, request(model, expected));
        Decision decision = unconditional(response.decision());
        record(model.identity(), expected, decision, response.policy());
        boolean permitted = decision.fold(permit -> true, deny -> mode == Mode.SHADOW);
        if (!permitted) {
            throw new ModelRefusedException(
                    model.name(), decision.reasons().get(0).code());
        }
    }

    /** Puts on record that a model failed to verify and nothing serves in its place. */
    void failed(String name, Digest expected) throws ModelRefusedException {
        record(
                new ModelIdentity(name, Optional.empty()),
                expected,
                Decision.indeterminate("artifact.not_verified"),
                PolicyReference.of("none"));
    }

    // There is nobody here who could see to an obligation, so a permit that has one is none.
    private static Decision unconditional(Decision decision) {
        return decision.fold(
                permit -> permit.obligations().isEmpty()
                        ? permit
                        : Decision.deny(Decision.Basis.OBLIGATION_UNMET, "artifact.obligation_unmet"),
                deny -> deny);
    }

    private AccessRequest request(Manifest model, Digest expected) {
        return new AccessRequest(
                Checkpoint.ARTIFACT_LOAD,
                subject,
                Optional.empty(),
                Optional.empty(),
                Optional.of(ArtifactFacts.of(model, expected)),
                Task.UNREAD,
                new ConversationFacts(LOADING.digest(), Label.CLEAN, Usage.NONE, List.of()),
                model.identity(),
                new Environment(clock.instant(), deployment, mode));
    }

    private void record(ModelIdentity model, Digest expected, Decision decision, PolicyReference by)
            throws ModelRefusedException {
        try {
            audit.decided(new DecidedEvent(
                    Checkpoint.ARTIFACT_LOAD,
                    Optional.of(subject),
                    LOADING,
                    model,
                    Optional.empty(),
                    Optional.of(expected),
                    decision,
                    by,
                    List.of(),
                    List.of(),
                    new TreeMap<>()));
        } catch (AuditException e) {
            throw new ModelRefusedException(model.name(), "audit.unavailable");
        }
    }
}
