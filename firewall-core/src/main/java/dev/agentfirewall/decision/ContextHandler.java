package dev.agentfirewall.decision;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.conversation.CallTracer;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationLedger;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.OutputInspector;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.conversation.SafeInspection;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.conversation.Trace;
import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Builds the request from a call or a text: who, what, on what, with which labels. Thread-safe. */
public final class ContextHandler {
    /** What is noted of a value that the inspector could not read to its end. */
    public static final String UNREAD = "output.incomplete";

    private final CallTracer tracer;
    private final OutputInspector output;
    private final ConversationLedger ledger;
    private final EndorsementLedger endorsements;
    private final Clock clock;
    private final String deployment;
    private final Mode mode;

    public ContextHandler(
            CallTracer tracer,
            OutputInspector output,
            ConversationLedger ledger,
            EndorsementLedger endorsements,
            Clock clock,
            String deployment,
            Mode mode) {
        this.tracer = tracer;
        this.output = output;
        this.ledger = ledger;
        this.endorsements = endorsements;
        this.clock = clock;
        this.deployment = deployment;
        this.mode = mode;
    }

    /** The request for a call, with its arguments traced. */
    public AccessRequest requestFor(Subject subject, RequestContext context, ToolCall call, Usage usage) {
        Conversation conversation = endorsed(subject, context.conversation(), call.tool());
        Label read = ledger.tighten(conversation.id(), conversation.label());
        long done = usage.byTool().getOrDefault(call.tool().name(), 1L);
        CallFacts facts = tracer.trace(conversation, read, call, done);
        Map<String, ArgumentFacts> arguments = new LinkedHashMap<>();
        call.leaves()
                .forEach((pointer, leaf) -> arguments.put(pointer, facts(conversation, call, pointer, leaf, facts)));
        Action action = new Action(
                call.tool(),
                origins(conversation, facts.requestedBy()),
                arguments,
                Optional.of(facts.repeat()),
                passages(facts));
        return request(
                Checkpoint.TOOL_CALL,
                subject,
                context,
                Optional.of(action),
                Optional.empty(),
                facts.task(),
                read,
                usage);
    }

    /** The request for a tool that is about to be offered to the model. */
    public AccessRequest requestFor(Subject subject, RequestContext context, ToolDescriptor tool) {
        Conversation conversation = context.conversation();
        Label read = ledger.tighten(conversation.id(), conversation.label());
        Action action = Action.offered(tool);
        Usage usage = ledger.usage(conversation.id());
        return request(
                Checkpoint.TOOL_OFFER,
                subject,
                context,
                Optional.of(action),
                Optional.empty(),
                tracer.task(conversation),
                read,
                usage);
    }

    /** The request for a text. */
    public AccessRequest requestFor(
            Checkpoint checkpoint, Subject subject, RequestContext context, ContentFacts content) {
        Conversation conversation = context.conversation();
        Label read = ledger.tighten(conversation.id(), conversation.label());
        Usage usage = ledger.usage(conversation.id());
        return request(checkpoint, subject, context, Optional.empty(), Optional.of(content), Task.UNREAD, read, usage);
    }

    private AccessRequest request(
            Checkpoint checkpoint,
            Subject subject,
            RequestContext context,
            Optional<Action> action,
            Optional<ContentFacts> content,
            Task task,
            Label read,
            Usage usage) {
        Conversation conversation = context.conversation();
        ConversationFacts facts =
                new ConversationFacts(conversation.id().digest(), read, usage, conversation.findings());
        Environment environment = new Environment(clock.instant(), deployment, mode);
        return new AccessRequest(
                checkpoint, subject, action, content, Optional.empty(), task, facts, context.model(), environment);
    }

    private Conversation endorsed(Subject subject, Conversation conversation, ToolDescriptor tool) {
        return conversation.endorsing(
                endorsements.covering(conversation.id(), subject, tool.effects(), clock.instant()));
    }

    private static List<Passage> passages(CallFacts facts) {
        Map<Origin, Passage> found = new LinkedHashMap<>();
        Stream.concat(
                        facts.requestedBy().stream(),
                        facts.arguments().values().stream().flatMap(trace -> trace.sources().stream()))
                .flatMap(source -> source.passage().stream())
                .forEach(passage -> found.putIfAbsent(passage.origin(), passage));
        return List.copyOf(found.values());
    }

    private ArgumentFacts facts(Conversation conversation, ToolCall call, String pointer, Json leaf, CallFacts facts) {
        Trace trace = facts.arguments().get(pointer);
        if (trace == null) {
            throw new IllegalStateException("a value of the call was not traced");
        }
        ScanReport leaving = inspected(conversation, call.tool().roleOf(pointer), leaf);
        return new ArgumentFacts(
                leaf,
                call.tool().roleOf(pointer),
                origins(conversation, trace.sources()),
                trace.label(),
                rules(trace, leaving),
                trace.contested(),
                leaving.findings().stream()
                        .filter(finding -> finding.host().isPresent())
                        .toList(),
                call.pseudonyms().getOrDefault(pointer, Set.of()));
    }

    private ScanReport inspected(Conversation conversation, ArgumentRole role, Json leaf) {
        return leaf instanceof Json.Str text
                ? SafeInspection.argument(output, text.value(), role, conversation)
                : ScanReport.clean();
    }

    private static List<String> rules(Trace trace, ScanReport leaving) {
        Stream<String> seen = leaving.findings().stream().map(Finding::rule);
        Stream<String> unread = leaving instanceof ScanReport.Incomplete ? Stream.of(UNREAD) : Stream.of();
        return Stream.of(trace.findings().stream(), seen, unread)
                .flatMap(rules -> rules)
                .distinct()
                .toList();
    }

    private static List<OriginFact> origins(Conversation conversation, List<Trace.Source> sources) {
        return sources.stream().map(source -> origin(conversation, source)).toList();
    }

    private static OriginFact origin(Conversation conversation, Trace.Source source) {
        Item item = source.item();
        Origin origin = item.origin();
        Label label = item.label();
        return new OriginFact(
                origin.kind(),
                name(origin),
                conversation
                        .endorsement(source)
                        .map(label::endorsed)
                        .orElse(label)
                        .integrity(),
                source.flagged(),
                source.pointed(),
                source.coverage(),
                source.passage().map(Passage::digest));
    }

    /** A source as policy reads it. */
    public static OriginFact originFact(Origin origin, Label label, boolean flagged) {
        return new OriginFact(origin.kind(), name(origin), label.integrity(), flagged, false, 1.0);
    }

    private static String name(Origin origin) {
        return origin instanceof Origin.ToolOutput tool
                ? tool.tool()
                : origin instanceof Origin.RetrievedDocument document ? document.source() : "";
    }
}
