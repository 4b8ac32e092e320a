package dev.agentfirewall.decision;

import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationLedger;
import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.conversation.ValueTracer;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the request from a call or a text: who, what, on what, with which labels. Thread-safe. */
public final class ContextHandler {
    private final ConversationLedger ledger;
    private final Clock clock;
    private final String deployment;
    private final Mode mode;

    public ContextHandler(ConversationLedger ledger, Clock clock, String deployment, Mode mode) {
        this.ledger = ledger;
        this.clock = clock;
        this.deployment = deployment;
        this.mode = mode;
    }

    /** The request for a call, with its arguments traced. */
    public AccessRequest requestFor(Subject subject, RequestContext context, ToolCall call, Usage usage) {
        Conversation conversation = context.conversation();
        Label read = ledger.tighten(conversation.id(), conversation.label());
        ValueTracer tracer = new ValueTracer(conversation, read);
        Map<String, ArgumentFacts> arguments = new LinkedHashMap<>();
        call.leaves().forEach((pointer, leaf) -> arguments.put(pointer, facts(call, pointer, leaf, tracer)));
        Action action = new Action(call.tool(), List.of(), arguments);
        return request(Checkpoint.TOOL_CALL, subject, context, Optional.of(action), Optional.empty(), read, usage);
    }

    /** The request for a tool that is about to be offered to the model. */
    public AccessRequest requestFor(Subject subject, RequestContext context, ToolDescriptor tool) {
        Conversation conversation = context.conversation();
        Label read = ledger.tighten(conversation.id(), conversation.label());
        Action action = new Action(tool, List.of(), Map.of());
        Usage usage = ledger.usage(conversation.id());
        return request(Checkpoint.TOOL_OFFER, subject, context, Optional.of(action), Optional.empty(), read, usage);
    }

    /** The request for a text. */
    public AccessRequest requestFor(
            Checkpoint checkpoint, Subject subject, RequestContext context, ContentFacts content) {
        Conversation conversation = context.conversation();
        Label read = ledger.tighten(conversation.id(), conversation.label());
        Usage usage = ledger.usage(conversation.id());
        return request(checkpoint, subject, context, Optional.empty(), Optional.of(content), read, usage);
    }

    private AccessRequest request(
            Checkpoint checkpoint,
            Subject subject,
            RequestContext context,
            Optional<Action> action,
            Optional<ContentFacts> content,
            Label read,
            Usage usage) {
        Conversation conversation = context.conversation();
        ConversationFacts facts =
                new ConversationFacts(conversation.id().digest(), read, usage, conversation.findings());
        Environment environment = new Environment(clock.instant(), deployment, mode);
        return new AccessRequest(checkpoint, subject, action, content, facts, context.model(), environment);
    }

    private static ArgumentFacts facts(ToolCall call, String pointer, Json leaf, ValueTracer tracer) {
        Trace trace = tracer.trace(leaf);
        List<OriginFact> origins =
                trace.sources().stream().map(ContextHandler::origin).toList();
        return new ArgumentFacts(leaf, call.tool().roleOf(pointer), origins, trace.label(), trace.findings());
    }

    private static OriginFact origin(Trace.Source source) {
        Origin origin = source.item().origin();
        return originFact(origin, source.item().label(), source.flagged());
    }

    /** A source as policy reads it. */
    public static OriginFact originFact(Origin origin, Label label, boolean flagged) {
        String source = origin instanceof Origin.ToolOutput tool
                ? tool.tool()
                : origin instanceof Origin.RetrievedDocument document ? document.source() : "";
        return new OriginFact(origin.kind(), source, label.integrity(), flagged, 1.0);
    }
}
