package dev.agentfirewall;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.audit.AuditLog;
import dev.agentfirewall.audit.DecidedEvent;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.decision.AccessRequest;
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
            return withoutSubject(context, content.checkpoint(), content.digest());
        }
        Subject subject = context.subject().get();
        ContentJudgement judgement;
        try {
            judgement = texts.judge(subject, context, content);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Screened.Withheld("content.failed"); // its message may quote the text
        }
        watch.lap("screen");
        boolean recorded = !judgement.fresh() || record(event(context, content, judgement, watch));
        return recorded ? judgement.screened() : new Screened.Withheld("audit.unavailable");
    }

    boolean offer(RequestContext context, ToolDescriptor tool, String description) {
        Screened text = screen(context, Content.toolDescription(tool, description));
        if (!(text instanceof Screened.Passed) || context.subject().isEmpty()) {
            return false;
        }
        AccessRequest asked = handler.requestFor(context.subject().get(), context, tool);
        DecisionResponse response = SafeDecision.ask(policy, asked);
        boolean permitted =
                response.decision().fold(permit -> permit.obligations().isEmpty(), deny -> false);
        return permitted || (record(offered(context, tool, response)) && mode == Mode.SHADOW);
    }

    private Screened withoutSubject(RequestContext context, Checkpoint checkpoint, Digest digest) {
        Decision denial = Decision.indeterminate("subject.missing");
        record(new DecidedEvent(
                checkpoint,
                Optional.empty(),
                context.conversation().id(),
                context.model(),
                Optional.empty(),
                Optional.of(digest),
                denial,
                PolicyReference.of("none"),
                List.of(),
                List.of(),
                new Stopwatch().micros()));
        return new Screened.Withheld("subject.missing");
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
