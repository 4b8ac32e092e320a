package dev.agentfirewall.output;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.provenance.Confidentiality;
import dev.agentfirewall.provenance.Integrity;
import dev.agentfirewall.provenance.Label;
import dev.agentfirewall.provenance.Origin;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import java.util.ArrayList;
import java.util.List;

/** A conversation for tests, and what the gate finds in what is said in it. */
final class Talk {
    private static final OutputGate GATE = OutputGate.standard();

    private final List<Item> items = new ArrayList<>();

    static Talk empty() {
        return new Talk();
    }

    Talk system(String text) {
        return add(new Origin.SystemPrompt(Digest.of(text)), Integrity.TRUSTED, text);
    }

    Talk user(String text) {
        return add(new Origin.UserInput(Digest.of(text)), Integrity.TRUSTED, text);
    }

    Talk read(String text) {
        return add(new Origin.ToolOutput("read_inbox", Digest.of(text)), Integrity.UNTRUSTED, text);
    }

    Talk trusted(String text) {
        return add(new Origin.ToolOutput("query_crm", Digest.of(text)), Integrity.TRUSTED, text);
    }

    Talk said(String text) {
        return add(new Origin.ModelOutput(Digest.of(text)), Integrity.GENERATED, text);
    }

    private Talk add(Origin origin, Integrity integrity, String text) {
        Label label = new Label(integrity, Confidentiality.INTERNAL);
        items.add(new Item(origin, label, Digest.of(text), ScanReport.clean(), text));
        return this;
    }

    Conversation conversation() {
        return new Conversation(new ConversationId("talk"), items);
    }

    ScanReport report(String answer) {
        return GATE.inspect(answer, conversation());
    }

    /** The rules that found something in {@code answer}. */
    List<String> found(String answer) {
        return report(answer).findings().stream().map(Finding::rule).toList();
    }
}
