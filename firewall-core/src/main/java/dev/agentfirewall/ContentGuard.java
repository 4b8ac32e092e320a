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
import java.util.List;
import java.util.Optional;

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
        Stopwatch watch = new Stopwatch();
        if (context.subject().isEmpty()) {
            return doubted(context, content, "subject.missing");
        }
        Subject subject = context.subject().get();
        ContentJudgement judgement;
        try {
            judgement = texts.judge(subject, context, content);
        } catch (Throwable e) { // its message may quote the text
            return doubted(context, content, "content.failed");
        }
        watch.lap("screen");
        if (judgement.fresh() && !record(event(context, content, judgement, watch))) {
            return new Screened.Withheld("audit.unavailable");
        }
        texts.recorded(subject, context, content, judgement);
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

    private Screened doubted(RequestContext context, Content content, String code) {
        boolean recorded = record(new DecidedEvent(
                content.checkpoint(),
                context.subject(),
                context.conversation().id(),
                context.model(),
                Optional.empty(),
                Optional.of(content.digest()),
                Decision.indeterminate(code),
                PolicyReference.of("none"),
                List.of(),
                List.of(),
                new Stopwatch().micros()));
        return new Screened.Withheld(recorded ? code : "audit.unavailable");
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
