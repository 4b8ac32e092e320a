package dev.agentfirewall.canaries;

import dev.agentfirewall.AnswerStream;
import dev.agentfirewall.Firewall;
import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.conversation.Item;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.enforcement.ToolOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same day without a framework, through the firewall's own door; what was told of it is kept as text. */
final class Directly {
    private static final ToolDescriptor READ = ToolDescriptor.declared("read_mail", Effect.READ, Map.of());
    private static final ToolDescriptor SEND = ToolDescriptor.declared(
            "send_mail", Effect.SEND, Map.of("to", ArgumentRole.RECIPIENT, "text", ArgumentRole.BODY));

    private final Canaries canaries;
    private final Firewall firewall;
    private final StringBuilder told = new StringBuilder();
    private final List<Item> shown = new ArrayList<>();
    private String answer = "";

    Directly(Canaries canaries, Firewall firewall) {
        this.canaries = canaries;
        this.firewall = firewall;
    }

    /** What public objects say of themselves. */
    String told() {
        return told.toString();
    }

    /** The last answer, as it is shown. */
    String answer() {
        return answer;
    }

    void passes() {
        show(Content.systemPrompt("You help at a desk. It is " + canaries.address(0) + "."));
        show(Content.userInput("Read my mail, then write to " + canaries.address(1) + " about " + canaries.word(1)));
        call(READ, "{}", ToolOutput.text("From: " + canaries.address(2) + ", about " + canaries.word(2)));
        show(Content.toolResult(READ, ToolOutput.Part.text("text", "It is from " + canaries.address(2))));
        show(Content.retrieved("wiki", "The shelf of " + canaries.word(2) + " is in the hall."));
        call(
                SEND,
                "{\"to\":\"[EMAIL_2]\",\"text\":\"" + canaries.word(3) + "\"}",
                ToolOutput.text("sent to " + canaries.address(1)));
        call(SEND, "{\"to\":\"" + canaries.address(5) + "\"}", ToolOutput.text("never"));
        call(SEND, "{\"to\":\"" + canaries.address(5), ToolOutput.text("never"));
        firewall.guard(
                note(context()),
                note(new ProposedCall("call_2", SEND, "{\"text\":\"" + canaries.word(6) + "\"}")),
                call -> {
                    throw new IllegalStateException(note(call) + canaries.word(7));
                });
        firewall.offer(context(), ToolDescriptor.undeclared("send_fax"), "Sends to " + canaries.word(8));
        AnswerStream.End end = firewall.answer(context(), "I wrote to [EMAIL_2] about " + canaries.word(4) + ".");
        answer = note(end).shown();
        note(firewall.concealed(context(), answer).length());
    }

    private void show(Content content) {
        Screened screened = note(firewall.screen(context(), note(content)));
        screened.shownItem().map(this::note).ifPresent(shown::add);
    }

    private void call(ToolDescriptor tool, String arguments, ToolOutput output) {
        ToolOutcome outcome = firewall.guard(context(), note(new ProposedCall("call_1", tool, arguments)), call -> {
            note(call);
            return note(output);
        });
        note(outcome);
    }

    private RequestContext context() {
        return new RequestContext(
                Optional.of(Subject.of("emma", "user")),
                new Conversation(new ConversationId("direct"), shown),
                new ModelIdentity("test", Optional.empty()));
    }

    private <T> T note(T thing) {
        told.append(thing).append('\n');
        return thing;
    }
}
