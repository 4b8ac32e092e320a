package dev.agentfirewall;

import dev.agentfirewall.CallJudge.Judged;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditLog;
import dev.agentfirewall.audit.AuditReceipt;
import dev.agentfirewall.audit.DecidedEvent;
import dev.agentfirewall.audit.SettledEvent;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.conversation.ConversationLedger;
import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.PolicyEnforcementPoint;
import dev.agentfirewall.enforcement.Pseudonyms;
import dev.agentfirewall.enforcement.ToolInvoker;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;

/** The way of one call through the firewall: read strictly, judged, recorded, run, inspected, recorded. */
final class CallGuard {
    private final CallJudge judge;
    private final PolicyEnforcementPoint enforcement;
    private final ResultInspector results;
    private final AuditLog audit;
    private final ConversationLedger ledger;
    private final Pseudonyms pseudonyms;
    private final Mode mode;

    CallGuard(
            CallJudge judge,
            PolicyEnforcementPoint enforcement,
            ResultInspector results,
            AuditLog audit,
            ConversationLedger ledger,
            Pseudonyms pseudonyms,
            Mode mode) {
        this.judge = judge;
        this.enforcement = enforcement;
        this.results = results;
        this.audit = audit;
        this.ledger = ledger;
        this.pseudonyms = pseudonyms;
        this.mode = mode;
    }

    ToolOutcome guard(RequestContext asked, ProposedCall proposed, ToolInvoker tool) {
        Stopwatch watch = new Stopwatch();
        ToolCall call;
        ConversationLedger.Entry entry;
        try {
            call = pseudonyms.restored(asked.conversation().id(), ToolCall.parse(proposed));
            entry = ledger.propose(asked.conversation().id(), call);
        } catch (MalformedJsonException e) {
            return unreadable(asked, proposed, "call.malformed_" + e.code(), watch);
        } catch (Throwable e) { // memory running out included: it is this call that is refused
            return unreadable(asked, proposed, "call.unreadable", watch);
        }
        ToolOutcome outcome = new ToolOutcome.Refused("call.failed");
        try {
            outcome = guard(asked, call, entry.usage(), tool, watch);
            return outcome;
        } finally {
            // what waits for people did nothing: it counts when it is proposed again, and runs
            entry.settle(outcome instanceof ToolOutcome.Pending ? Usage.Outcome.REFUSED : outcome.word());
        }
    }

    private ToolOutcome guard(RequestContext asked, ToolCall made, Usage usage, ToolInvoker tool, Stopwatch watch) {
        Judged judged = judge.judge(asked, made, usage, watch);
        ToolCall call = judged.call().orElse(made);
        AuditReceipt receipt;
        try {
            receipt = audit.decided(event(asked, call, judged, watch));
        } catch (AuditException e) {
            return new ToolOutcome.Refused("audit.unavailable");
        }
        watch.lap();
        ToolOutcome outcome = act(call, judged, tool);
        ResultInspector.Inspected inspected = inspect(asked, call, outcome);
        return settled(receipt, asked, call, inspected, watch);
    }

    private ToolOutcome act(ToolCall call, Judged judged, ToolInvoker tool) {
        return mode == Mode.SHADOW
                ? enforcement.letThrough(call, tool)
                : enforcement.enforce(call, judged.discharge(), tool);
    }

    private ResultInspector.Inspected inspect(RequestContext asked, ToolCall call, ToolOutcome outcome) {
        Optional<Subject> subject = asked.subject();
        if (subject.isEmpty()) { // only shadow mode comes here with something to show
            return new ResultInspector.Inspected(outcome, List.of());
        }
        try {
            return results.inspect(subject.get(), asked, call.tool(), outcome);
        } catch (Throwable e) {
            return new ResultInspector.Inspected(new ToolOutcome.Withheld("result.failed"), List.of());
        }
    }

    private ToolOutcome settled(
            AuditReceipt receipt,
            RequestContext asked,
            ToolCall call,
            ResultInspector.Inspected inspected,
            Stopwatch watch) {
        ToolOutcome outcome = inspected.outcome();
        SettledEvent event = new SettledEvent(
                receipt.sequence(),
                asked.subject(),
                call.tool(),
                outcome.word().word(),
                outcome.code(),
                inspected.results(),
                watch.lap());
        try {
            audit.settled(event);
            asked.subject().ifPresent(subject -> results.recorded(subject, asked, inspected));
            return outcome;
        } catch (AuditException e) {
            // The decision is on record, the result is not: it is not shown.
            return outcome instanceof ToolOutcome.Completed ? new ToolOutcome.Withheld("audit.unavailable") : outcome;
        }
    }

    private ToolOutcome unreadable(RequestContext asked, ProposedCall proposed, String code, Stopwatch watch) {
        watch.lap("facts");
        Judged judged = Judged.doubt(code);
        try {
            audit.decided(event(asked, proposed, judged, watch));
        } catch (AuditException e) {
            return new ToolOutcome.Refused("audit.unavailable");
        }
        return new ToolOutcome.Refused(code);
    }

    private static DecidedEvent event(RequestContext asked, ToolCall call, Judged judged, Stopwatch watch) {
        return judged.event(asked, call.tool(), Optional.of(call.argumentsDigest()), watch);
    }

    private static DecidedEvent event(RequestContext asked, ProposedCall call, Judged judged, Stopwatch watch) {
        return judged.event(asked, call.tool(), Optional.empty(), watch);
    }
}
