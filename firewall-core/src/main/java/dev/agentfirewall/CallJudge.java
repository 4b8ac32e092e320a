package dev.agentfirewall;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditLog;
import dev.agentfirewall.audit.DecidedEvent;
import dev.agentfirewall.audit.EndorsedEvent;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.ContextHandler;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.EndorsedSource;
import dev.agentfirewall.decision.EndorsementLedger;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.SafeDecision;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Discharge;
import dev.agentfirewall.enforcement.PolicyEnforcementPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges one call: asks policy and sees to its obligations. A source that a person endorses on the way is recorded, remembered, and the call
 * judged anew: what it says is worth more then, and everything else is asked as before.
 */
final class CallJudge {
    /** More sources than this are not endorsed for one call. */
    private static final int MOST_ENDORSED = 4;

    private final ContextHandler context;
    private final PolicyDecisionPoint policy;
    private final PolicyEnforcementPoint enforcement;
    private final AuditLog audit;
    private final EndorsementLedger endorsements;
    private final Mode mode;

    CallJudge(
            ContextHandler context,
            PolicyDecisionPoint policy,
            PolicyEnforcementPoint enforcement,
            AuditLog audit,
            EndorsementLedger endorsements,
            Mode mode) {
        this.context = context;
        this.policy = policy;
        this.enforcement = enforcement;
        this.audit = audit;
        this.endorsements = endorsements;
        this.mode = mode;
    }

    /** The decision with its obligations seen to: doubt is in the answer. */
    Judged judge(RequestContext asked, ToolCall proposed, Usage usage, Stopwatch watch) {
        if (asked.subject().isEmpty()) {
            return Judged.doubt("subject.missing");
        }
        Subject subject = asked.subject().get();
        List<String> endorsers = new ArrayList<>();
        ToolCall call = proposed;
        for (int i = 0; i <= MOST_ENDORSED; i++) {
            Judged judged = once(subject, asked, call, usage, watch, false);
            call = judged.call().orElse(call);
            Optional<EndorsedSource> endorsed = judged.discharge().endorsed();
            if (endorsed.isEmpty()) {
                return judged.after(endorsers);
            }
            if (!recorded(subject, asked, call, judged, endorsed.get())) {
                return Judged.doubt("audit.unavailable");
            }
            endorsements.remember(asked.conversation().id(), subject, endorsed.get());
            endorsers.addAll(judged.discharge().approvers());
        }
        return Judged.doubt("approval.too_many_sources");
    }

    /** Asks once; and once more about the call with its placeholders, where policy will have them kept. */
    private Judged once(
            Subject subject, RequestContext asked, ToolCall call, Usage usage, Stopwatch watch, boolean again) {
        AccessRequest request;
        try {
            request = context.requestFor(subject, asked, call, usage);
        } catch (Throwable e) { // its message may quote the arguments
            return Judged.doubt("request.failed");
        }
        watch.lap("facts");
        DecisionResponse response = SafeDecision.ask(policy, request);
        watch.lap("policy");
        Set<String> kept = kept(response.decision(), call);
        if (!kept.isEmpty()) {
            return again // policy would keep back what it was told is not there
                    ? Judged.doubt("pseudonym.kept")
                    : once(subject, asked, call.keeping(kept), usage, watch, true);
        }
        Discharge discharge = mode == Mode.SHADOW
                ? Discharge.of(response.decision()) // nobody is asked about a call that runs anyway
                : enforcement.discharge(request, call, response);
        return new Judged(discharge, response.policy(), findings(request), request.endorsed(), Optional.of(call));
    }

    /** The arguments that policy will have run with the placeholders in them. */
    private static Set<String> kept(Decision decision, ToolCall call) {
        List<Obligation> obligations = decision.fold(Decision.Permit::obligations, deny -> List.of());
        return obligations.stream()
                .filter(Obligation.Keep.class::isInstance)
                .flatMap(keep -> ((Obligation.Keep) keep).arguments().stream())
                .filter(call.pseudonyms()::containsKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean recorded(
            Subject subject, RequestContext asked, ToolCall call, Judged judged, EndorsedSource endorsed) {
        String code = judged.decision().reasons().get(0).code();
        try {
            audit.endorsed(
                    new EndorsedEvent(subject, asked.conversation().id(), call, code, judged.policy(), endorsed));
            return true;
        } catch (AuditException e) {
            return false;
        }
    }

    private static List<String> findings(AccessRequest request) {
        return request.argumentFindings().stream().limit(64).toList();
    }

    /** A decision, the call as it was judged in the end, and what the record wants to know about it. */
    record Judged(
            Discharge discharge,
            PolicyReference policy,
            List<String> findings,
            List<Digest> endorsed,
            Optional<ToolCall> call) {
        static Judged doubt(String code) {
            return new Judged(
                    Discharge.of(Decision.indeterminate(code)),
                    PolicyReference.of("none"),
                    List.of(),
                    List.of(),
                    Optional.empty());
        }

        Decision decision() {
            return discharge.decision();
        }

        /** The same, after {@code endorsers} had endorsed sources. */
        Judged after(List<String> endorsers) {
            return new Judged(discharge.after(endorsers), policy, findings, endorsed, call);
        }

        DecidedEvent event(RequestContext asked, ToolDescriptor tool, Optional<Digest> arguments, Stopwatch watch) {
            return new DecidedEvent(
                    Checkpoint.TOOL_CALL,
                    asked.subject(),
                    asked.conversation().id(),
                    asked.model(),
                    Optional.of(tool),
                    arguments,
                    decision(),
                    policy,
                    discharge.approvers(),
                    findings,
                    endorsed,
                    discharge.asked(),
                    discharge.ticket(),
                    watch.micros());
        }
    }
}
