package dev.agentfirewall.trace;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.CallFacts;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.Passage;
import dev.agentfirewall.conversation.PastCall;
import dev.agentfirewall.conversation.Task;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Endorsement;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A conversation made by hand, and calls proposed at its end. */
final class Talk {
    private static final Label STRANGERS = new Label(Integrity.UNTRUSTED, Confidentiality.INTERNAL);
    private static final Label USERS = new Label(Integrity.TRUSTED, Confidentiality.INTERNAL);
    private static final ToolDescriptor MAIL = ToolDescriptor.declared(
                    "send_email",
                    Effect.SEND,
                    Map.of("to", ArgumentRole.RECIPIENT, "body", ArgumentRole.BODY, "link", ArgumentRole.URL))
            .actingOn(Set.of("email"));
    private static final ToolDescriptor PAY = ToolDescriptor.declared(
                    "send_money",
                    Effect.PAY,
                    Map.of("account", ArgumentRole.ACCOUNT, "amount", ArgumentRole.AMOUNT, "date", ArgumentRole.DATE))
            .actingOn(Set.of("money"));
    private static final ToolDescriptor DELETE = ToolDescriptor.declared(
                    "delete_file", Effect.DELETE, Map.of("path", ArgumentRole.PATH))
            .actingOn(Set.of("file"));

    private final ConversationTracer tracer = new ConversationTracer();
    private final List<Item> items = new ArrayList<>();
    private final Map<Origin, Endorsement> endorsed = new HashMap<>();

    static Talk user(String text) {
        return new Talk().says(text);
    }

    Talk says(String text) {
        items.add(item(new Origin.UserInput(Digest.of(text)), USERS, text, ScanReport.clean()));
        return this;
    }

    /** A person says that what stands there may be acted on. */
    Talk endorse(Passage passage) {
        endorsed.put(passage.origin(), Endorsement.reviewedBy("ann", "read it"));
        return this;
    }

    /** A tool's result, as {@code read_mail} gives it. */
    Talk read(String text) {
        return read("read_mail", "{}", text);
    }

    Talk read(String tool, String arguments, String text) {
        items.add(result(tool, text, ScanReport.clean()).of(past(tool, arguments)));
        return this;
    }

    /** A result in which {@code orders} were found to give orders. */
    Talk readFlagged(String text, String orders) {
        int at = text.indexOf(orders);
        Finding found = new Finding("text.injection.override", Severity.HIGH, new Span(at, at + orders.length()), 0.99);
        items.add(result("read_mail", text, new ScanReport.Complete(List.of(found)))
                .of(past("read_mail", "{}")));
        return this;
    }

    private static Item result(String tool, String text, ScanReport report) {
        Label label = report.flagged() ? STRANGERS.lowered(Integrity.FLAGGED) : STRANGERS;
        return item(new Origin.ToolOutput(tool, Digest.of(text)), label, text, report);
    }

    private static Item item(Origin origin, Label label, String text, ScanReport report) {
        return new Item(origin, label, Digest.of(text), report, text);
    }

    private static PastCall past(String tool, String arguments) {
        return PastCall.read(ToolDescriptor.declared(tool, Effect.READ, Map.of()), arguments);
    }

    Task task() {
        return tracer.task(conversation());
    }

    CallFacts mail(String arguments) {
        return call(MAIL, arguments);
    }

    CallFacts pay(String arguments) {
        return call(PAY, arguments);
    }

    CallFacts delete(String arguments) {
        return call(DELETE, arguments);
    }

    private CallFacts call(ToolDescriptor tool, String arguments) {
        try {
            ToolCall call = ToolCall.parse(new ProposedCall("1", tool, arguments));
            Conversation conversation = conversation();
            return tracer.trace(conversation, conversation.label(), call, 1);
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    private Conversation conversation() {
        return new Conversation(new ConversationId("talk"), items, endorsed);
    }
}
