package dev.agentfirewall;

import dev.agentfirewall.audit.AuditSink;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.enforcement.ApprovalService;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.vitals.Vitals;

/**
 * Watches a firewall at work, for metrics and traces: it may stand around each of its parts, and around its door. Asked once for each part, when
 * the firewall is built.
 *
 * <p><b>Guarantees</b> that an implementation gives: what it returns answers as the part does, on the calling thread, and is thread-safe when the
 * part is. What goes wrong with watching changes no answer.
 *
 * <p><b>Limitations.</b> It stands where decisions are made, so it is trusted as the policy and the scanners are: give it no code that you would
 * not give to them.
 */
public interface FirewallObserver {

    /** Around what decides. */
    default PolicyDecisionPoint policy(PolicyDecisionPoint policy) {
        return policy;
    }

    /** Around what looks at texts; asked for each scanner. */
    default Scanner scanner(Scanner scanner) {
        return scanner;
    }

    /** Around what looks at what goes out; asked for each inspector. */
    default OutputInspector output(OutputInspector inspector) {
        return inspector;
    }

    /** Around what finds out who wanted a call. */
    default CallTracer tracer(CallTracer tracer) {
        return tracer;
    }

    /** Around what asks people. */
    default ApprovalService approvals(ApprovalService approvals) {
        return approvals;
    }

    /** Around where records go: it sees each decision and each outcome as they are recorded. */
    default AuditSink audit(AuditSink sink) {
        return sink;
    }

    /** Around all of it: the whole way of each call and text. */
    default Door door(Door door) {
        return door;
    }

    /** Beside one answer, from before its first word: asked for each, on the thread that it begins on. */
    default AnswerWatch answer(RequestContext context) {
        return AnswerWatch.none();
    }

    /** A part that tells how it is. */
    default void vitals(Vitals part) {}

    /** Watches nothing. */
    static FirewallObserver none() {
        return new FirewallObserver() {};
    }
}
