package dev.agentfirewall.policy;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.LockState;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Repeat;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.conversation.Usage;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Action;
import dev.agentfirewall.decision.ApprovalFacts;
import dev.agentfirewall.decision.ArgumentFacts;
import dev.agentfirewall.decision.ArtifactFacts;
import dev.agentfirewall.decision.Checkpoint;
import dev.agentfirewall.decision.ContentFacts;
import dev.agentfirewall.decision.ConversationFacts;
import dev.agentfirewall.decision.Environment;
import dev.agentfirewall.decision.Mode;
import dev.agentfirewall.decision.OriginFact;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A request read back from its document, to put written cases to what takes requests. */
final class RequestDocument {
    private final Json.Obj json;

    private RequestDocument(Json json) {
        this.json = (Json.Obj) json;
    }

    static AccessRequest read(Json document) {
        RequestDocument request = new RequestDocument(document);
        if (request.json.get("approval").isPresent()) {
            return AccessRequest.answering(
                    subject(request.part("subject")),
                    approval(request.part("approval"), request.part("action").json),
                    Digest.parse(request.part("conversation").text("id_digest")),
                    environment(request.part("environment")));
        }
        return new AccessRequest(
                request.word("checkpoint", Checkpoint.class),
                subject(request.part("subject")),
                request.maybe("action").map(RequestDocument::action),
                request.maybe("content").map(RequestDocument::content),
                request.json.get("artifact").map(RequestDocument::new).map(RequestDocument::artifact),
                task(request.part("task")),
                conversation(request.part("conversation")),
                model(request.part("model")),
                environment(request.part("environment")));
    }

    private static ApprovalFacts approval(RequestDocument in, Json.Obj action) {
        return new ApprovalFacts(
                Digest.parse(in.text("request")),
                subject(in.part("requester")),
                in.text("code"),
                in.text("by"),
                in.number("approvers").intValueExact(),
                in.texts("agreed"),
                in.text("verdict"),
                action);
    }

    private static Task task(RequestDocument in) {
        return new Task(in.effects(), in.texts("mentions"), in.texts("delegates_to"), in.flagOr("read", false));
    }

    private static Subject subject(RequestDocument in) {
        return new Subject(in.text("id"), Set.copyOf(in.texts("roles")), in.maybeText("tenant"));
    }

    private static ModelIdentity model(RequestDocument in) {
        return new ModelIdentity(in.text("name"), in.maybeText("artifact").map(Digest::parse));
    }

    private static ArtifactFacts artifact(RequestDocument in) {
        return new ArtifactFacts(
                in.text("name"),
                Digest.parse(in.text("digest")),
                Digest.parse(in.text("expected")),
                in.text("source"),
                in.text("licence"),
                in.maybeText("base_model"),
                in.number("files").longValueExact(),
                in.number("bytes").longValueExact());
    }

    private static Environment environment(RequestDocument in) {
        return new Environment(Instant.parse(in.text("time")), in.text("deployment"), in.word("mode", Mode.class));
    }

    private static Action action(RequestDocument in) {
        Map<String, ArgumentFacts> arguments = new LinkedHashMap<>();
        Map<String, ArgumentRole> roles = new LinkedHashMap<>();
        in.part("arguments").json.members().forEach((pointer, value) -> {
            RequestDocument argument = new RequestDocument(value);
            arguments.put(pointer, argument(argument));
            roles.put(pointer.split("/", -1)[1], argument.word("role", ArgumentRole.class));
        });
        ToolDescriptor tool = new ToolDescriptor(
                in.text("tool"),
                in.maybeText("server"),
                in.maybeText("descriptor").map(Digest::parse),
                in.declaration(),
                in.effects(),
                in.word("primary_effect", Effect.class),
                roles,
                in.maybeText("permission"),
                ToolDescriptor.DEFAULT_RESULT,
                Set.of());
        return new Action(
                in.lock().map(tool::standing).orElse(tool), in.origins("requested_by"), arguments, in.repeat());
    }

    private static ArgumentFacts argument(RequestDocument in) {
        return new ArgumentFacts(
                in.get("value"),
                in.word("role", ArgumentRole.class),
                in.origins("origins"),
                in.label(),
                in.texts("findings"),
                in.flagOr("contested", false),
                in.json.get("links").isEmpty()
                        ? List.of()
                        : in.parts("links").stream().map(RequestDocument::link).toList(),
                in.pseudonyms());
    }

    private Set<String> pseudonyms() {
        return json.get("pseudonyms").isEmpty() ? Set.of() : Set.copyOf(texts("pseudonyms"));
    }

    private static Finding link(RequestDocument in) {
        return new Finding(in.text("rule"), Severity.LOW, new Span(0, 1), 1, in.given("host"));
    }

    private Optional<String> given(String name) {
        return json.get(name).isPresent() ? Optional.of(text(name)) : Optional.empty();
    }

    private static OriginFact origin(RequestDocument in) {
        String source = in.json.get("tool").isPresent()
                ? in.text("tool")
                : in.json.get("source").isPresent() ? in.text("source") : "";
        return new OriginFact(
                in.text("kind"),
                source,
                in.word("trust", Integrity.class),
                in.flag("flagged"),
                in.flagOr("pointed", false),
                in.number("coverage").doubleValue(),
                in.json.get("digest").map(any -> Digest.parse(in.text("digest"))));
    }

    private static ContentFacts content(RequestDocument in) {
        List<Finding> findings = in.parts("findings").stream()
                .map(found -> new Finding(
                        found.text("rule"),
                        found.word("severity", Severity.class),
                        new Span(0, 1),
                        found.number("score").doubleValue(),
                        found.given("host")))
                .toList();
        ScanReport report = in.maybeText("incomplete")
                .<ScanReport>map(code -> new ScanReport.Incomplete(findings, code))
                .orElseGet(() -> new ScanReport.Complete(findings));
        return new ContentFacts(
                in.word("channel", Channel.class),
                origin(in.part("origin")),
                Digest.parse(in.text("digest")),
                in.label(),
                report,
                in.pseudonyms());
    }

    private static ConversationFacts conversation(RequestDocument in) {
        RequestDocument used = in.part("usage");
        Map<String, Long> byTool = used.part("by_tool").numbers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, count -> count.getValue().longValueExact()));
        Usage usage = new Usage(
                used.number("calls").longValueExact(),
                byTool,
                used.part("spend").numbers(),
                in.parts("calls").stream().map(RequestDocument::past).toList());
        return new ConversationFacts(Digest.parse(in.text("id_digest")), in.label(), usage, in.texts("findings"));
    }

    private static Usage.Call past(RequestDocument in) {
        Set<Effect> effects = in.effects();
        ToolDescriptor tool =
                ToolDescriptor.declared(in.text("tool"), effects.iterator().next(), Map.of());
        return new Usage.Call(tool, in.word("outcome", Usage.Outcome.class));
    }

    private Json get(String name) {
        return json.get(name).orElseThrow(() -> new AssertionError("the request has no `" + name + "`"));
    }

    private RequestDocument part(String name) {
        return new RequestDocument(get(name));
    }

    private Optional<RequestDocument> maybe(String name) {
        return get(name) instanceof Json.Null ? Optional.empty() : Optional.of(part(name));
    }

    private List<RequestDocument> parts(String name) {
        return ((Json.Arr) get(name))
                .elements().stream().map(RequestDocument::new).toList();
    }

    private String text(String name) {
        return ((Json.Str) get(name)).value();
    }

    private Optional<String> maybeText(String name) {
        return get(name) instanceof Json.Null ? Optional.empty() : Optional.of(text(name));
    }

    private List<String> texts(String name) {
        return ((Json.Arr) get(name))
                .elements().stream()
                        .map(element -> ((Json.Str) element).value())
                        .toList();
    }

    private boolean flag(String name) {
        return ((Json.Bool) get(name)).value();
    }

    private BigDecimal number(String name) {
        return ((Json.Num) get(name)).value();
    }

    private Map<String, BigDecimal> numbers() {
        return json.members().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ((Json.Num) entry.getValue()).value()));
    }

    private boolean flagOr(String name, boolean otherwise) {
        return json.get(name).isPresent() ? flag(name) : otherwise;
    }

    private Declaration declaration() {
        return flag("declared")
                ? Declaration.DECLARED
                : flagOr("inferred", false) ? Declaration.INFERRED : Declaration.UNDECLARED;
    }

    private Optional<LockState> lock() {
        return json.get("locked").map(locked -> new LockState(flag("locked"), texts("doubts")));
    }

    private Optional<Repeat> repeat() {
        return json.get("repeat").filter(value -> !(value instanceof Json.Null)).map(value -> {
            RequestDocument in = new RequestDocument(value);
            OptionalInt asked = in.get("asked") instanceof Json.Num times
                    ? OptionalInt.of(times.value().intValueExact())
                    : OptionalInt.empty();
            return new Repeat(asked, in.number("done").longValueExact());
        });
    }

    private List<OriginFact> origins(String name) {
        return parts(name).stream().map(RequestDocument::origin).toList();
    }

    private Set<Effect> effects() {
        EnumSet<Effect> effects = EnumSet.noneOf(Effect.class);
        texts("effects").forEach(name -> effects.add(Effect.valueOf(name.toUpperCase(Locale.ROOT))));
        return effects;
    }

    private Label label() {
        return new Label(word("integrity", Integrity.class), word("confidentiality", Confidentiality.class));
    }

    private <E extends Enum<E>> E word(String name, Class<E> type) {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
    }
}
