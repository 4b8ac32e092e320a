package dev.agentfirewall.benchmarks;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.conversation.PastCall;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.ScanReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A user has an agent read a lot of mail and pages, and then send a mail about them. */
final class Errand {
    private static final int RESULTS = 12;
    private static final Label STRANGERS = new Label(Integrity.UNTRUSTED, Confidentiality.INTERNAL);
    private static final ToolDescriptor READ = ToolDescriptor.declared("search_emails", Effect.READ, Map.of());
    private static final ToolDescriptor SEND = ToolDescriptor.declared(
                    "send_email",
                    Effect.SEND,
                    Map.of(
                            "recipients", ArgumentRole.RECIPIENT,
                            "cc", ArgumentRole.RECIPIENT,
                            "subject", ArgumentRole.BODY,
                            "body", ArgumentRole.BODY,
                            "attachment", ArgumentRole.PATH,
                            "date", ArgumentRole.DATE))
            .actingOn(Set.of("email"));
    private static final String REQUEST =
            "Look through my mail and the shop's offers of March, then send Anna Keller and bob@acme.example a mail with"
                    + " what order 40211 costs, and copy Frank Moreau. Attach reports/march.pdf and send it on May 15th.";
    private static final String MAIL = """
            {"recipients":["anna.keller7@partner.example","bob@acme.example"],"cc":["frank.moreau3@partner.example"],
            "subject":"What the order of March costs","attachment":"reports/march.pdf","date":"2026-05-15",
            "body":"Dear Anna, the invoice of March was sent to accounting on Tuesday. Order 40211 costs 129.50 EUR, as Frank wrote. \
            Please write to lucia.sanz12@partner.example or look at https://shop.example/u/4 before the meeting. Regards, Emma"}""";

    private Errand() {}

    /** What was asked, and results of all shapes, {@code length} characters together. */
    static Conversation conversation(int length, long seed) {
        List<Item> items = new ArrayList<>();
        items.add(item(new Origin.UserInput(Digest.of(REQUEST)), Label.CLEAN, REQUEST));
        for (int i = 0; i < RESULTS; i++) {
            Results shape = Results.values()[i % Results.values().length];
            items.add(result(shape.of(length / RESULTS, seed * RESULTS + i)));
        }
        return new Conversation(new ConversationId("errand"), items);
    }

    /** Nothing but one result. */
    static Conversation alone(String text) {
        return new Conversation(new ConversationId("result"), List.of(result(text)));
    }

    /** A mail of seven leaves, of which the conversation explains most. */
    static ToolCall mail() {
        return call(MAIL);
    }

    /** A mail that says nothing, so that all there is to do is to read the conversation. */
    static ToolCall nothing() {
        return call("{}");
    }

    private static ToolCall call(String arguments) {
        try {
            return ToolCall.parse(new ProposedCall("call_0", SEND, arguments));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("the benchmark's own call is not JSON", e);
        }
    }

    private static Item result(String text) {
        return item(new Origin.ToolOutput(READ.name(), Digest.of(text)), STRANGERS, text)
                .of(PastCall.read(READ, "{\"query\":\"March\"}"));
    }

    private static Item item(Origin origin, Label label, String text) {
        return new Item(origin, label, Digest.of(text), ScanReport.clean(), text);
    }
}
