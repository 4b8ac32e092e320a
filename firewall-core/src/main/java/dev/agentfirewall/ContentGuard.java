package dev.agentfirewall;

import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditLog;
import dev.agentfirewall.audit.DecidedEvent;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.ContextHandler;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.PolicyDecisionPoint;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.SafeDecision;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.ContentEnforcementPoint;
import dev.agentfirewall.enforcement.ContentJudgement;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.scan.ScanReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The way of a text through the firewall: scanned, judged, recorded, and only then shown. */
final class ContentGuard {
    private final ContentEnforcementPoint texts;
    private final PolicyDecisionPoint policy;
    private final ContextHandler handler;
    private final AuditLog audit;
    private final Mode mode;

    ContentGuard(
            ContentEnforcementPoint texts,
            PolicyDecisionPoint policy,
            ContextHandler handler,
            AuditLog audit,
            Mode mode) {
        this.texts = texts;
        this.policy = policy;
        this.handler = handler;
        this.audit = audit;
        this.mode = mode;
    }

    Screened screen(RequestContext context, Content content) {
        return onRecord(context, content).screened();
    }

    /** Judges a text, and records that, unless it was judged and recorded before. */
    ContentJudgement onRecord(RequestContext context, Content content) {
        Stopwatch watch = new Stopwatch();
        ContentJudgement judgement = judge(context, content);
        watch.lap("screen");
        return judgement.fresh() ? judgement.with(recorded(context, content, judgement, watch)) : judgement;
    }

    /** Judges a text. What goes wrong on the way is a denial. */
    private ContentJudgement judge(RequestContext context, Content content) {
        return context.subject()
                .map(subject -> safely(() -> texts.judge(subject, context, content)))
                .orElseGet(() -> doubt("subject.missing"));
    }

    /** Judges a piece of an answer that is still arriving; nothing of it is remembered. */
    ContentJudgement judgePiece(RequestContext context, Content piece) {
        return context.subject()
                .map(subject -> safely(() -> texts.judgePiece(subject, context, piece)))
                .orElseGet(() -> doubt("subject.missing"));
    }

    /** From where on the end of an answer so far has to wait for what follows. */
    int pending(RequestContext context, String answer) {
        return texts.pending(answer, context);
    }

    private static ContentJudgement safely(Supplier<ContentJudgement> judging) {
        try {
            return judging.get();
        } catch (Throwable e) { // its message may quote the text
            return doubt("content.failed");
        }
    }

    private static ContentJudgement doubt(String code) {
        return new ContentJudgement(
                new Screened.Withheld(code),
                new DecisionResponse(Decision.indeterminate(code), PolicyReference.of("none")),
                new ScanReport.Incomplete(List.of(), code),
                true);
    }

    /** Records a judgement. What cannot be recorded is not shown. */
    Screened recorded(RequestContext context, Content content, ContentJudgement judgement, Stopwatch watch) {
        if (!record(event(context, content, judgement, watch))) {
            return new Screened.Withheld("audit.unavailable");
        }
        context.subject().ifPresent(subject -> texts.recorded(subject, context, content, judgement));
        return judgement.screened();
    }

    boolean offer(RequestContext context, ToolDescriptor tool, String description) {
        Screened text = screen(context, Content.toolDescription(tool, description));
        if (!(text instanceof Screened.Passed) || context.subject().isEmpty()) {
            return false;
        }
        DecisionResponse response = ask(context.subject().get(), context, tool);
        boolean permitted =
                response.decision().fold(permit -> permit.obligations().isEmpty(), deny -> false);
        return permitted || (record(offered(context, tool, response)) && mode == Mode.SHADOW);
    }

    private DecisionResponse ask(Subject subject, RequestContext context, ToolDescriptor tool) {
        try {
            return SafeDecision.ask(policy, handler.requestFor(subject, context, tool));
        } catch (Throwable e) { // its message may quote the conversation
            return new DecisionResponse(Decision.indeterminate("request.failed"), PolicyReference.of("none"));
        }
    }

    private static DecidedEvent event(
            RequestContext context, Content content, ContentJudgement judgement, Stopwatch watch) {
        return new DecidedEvent(
                content.checkpoint(),
                context.subject(),
                context.conversation().id(),
                context.model(),
                Optional.empty(),
                Optional.of(content.digest()),
                judgement.response().decision(),
                judgement.response().policy(),
                List.of(),
                ResultInspector.rules(judgement),
                watch.micros());
    }

    private static DecidedEvent offered(RequestContext context, ToolDescriptor tool, DecisionResponse response) {
        return new DecidedEvent(
                Checkpoint.TOOL_OFFER,
                context.subject(),
                context.conversation().id(),
                context.model(),
                Optional.of(tool),
                tool.descriptor(),
                response.decision(),
                response.policy(),
                List.of(),
                List.of(),
                new Stopwatch().micros());
    }

    private boolean record(DecidedEvent event) {
        try {
            audit.decided(event);
            return true;
        } catch (AuditException e) {
            return false;
        }
    }
}
