package dev.agentfirewall.model;

import dev.agentfirewall.audit.AuditLog;
import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.Subject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link ModelStore}. Policy, audit and subject have no default: without them nothing is loaded. */
public final class ModelStoreBuilder {
    private @Nullable PolicyDecisionPoint policy;
    private @Nullable AuditSink audit;
    private @Nullable Subject subject;
    private LastGood lastGood = LastGood.none();
    private Mode mode = Mode.ENFORCE;
    private String deployment = "default";
    private Clock clock = Clock.systemUTC();

    ModelStoreBuilder() {}

    /** Who decides. */
    public ModelStoreBuilder policy(PolicyDecisionPoint decides) {
        policy = decides;
        return this;
    }

    /** Where records go; it may be the firewall's own. The store does not close it. */
    public ModelStoreBuilder audit(AuditSink records) {
        audit = records;
        return this;
    }

    /** In whose name models are loaded: the host's own. */
    public ModelStoreBuilder subject(Subject loads) {
        subject = loads;
        return this;
    }

    /** What may serve where a model fails to verify; nothing, unless told. */
    public ModelStoreBuilder lastGood(LastGood keeps) {
        lastGood = keeps;
        return this;
    }

    /** Whether policy's denials bind. A model that fails to verify is not used in any mode. */
    public ModelStoreBuilder mode(Mode binds) {
        mode = binds;
        return this;
    }

    /** The host's name for itself, in requests and records. */
    public ModelStoreBuilder deployment(String name) {
        deployment = name;
        return this;
    }

    public ModelStoreBuilder clock(Clock tells) {
        clock = tells;
        return this;
    }

    /**
     * The store.
     *
     * @throws IllegalStateException when policy, audit or subject is missing
     */
    public ModelStore build() {
        if (policy == null || audit == null || subject == null) {
            throw new IllegalStateException("a model store needs a policy, an audit log and a subject: call"
                    + " `policy(…)`, `audit(…)` and `subject(…)`");
        }
        AuditLog log = new AuditLog(audit, clock, mode, deployment, List.of());
        return new ModelStore(new LoadGate(policy, log, subject, clock, deployment, mode), lastGood);
    }
}
