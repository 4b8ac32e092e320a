package dev.agentfirewall.benchmarks;

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
import dev.agentfirewall.enforcement.ToolOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ordinary turn: a user asks for a mail, the agent has read three, and proposes to send one. */
final class Traffic {
    static final Subject EMMA = Subject.of("emma", "user");
    static final ToolDescriptor READ = ToolDescriptor.declared("search_emails", Effect.READ, Map.of());
    static final ToolDescriptor SEND = ToolDescriptor.declared(
            "send_email",
            Effect.SEND,
            Map.of(
                    "recipients", ArgumentRole.RECIPIENT,
                    "cc", ArgumentRole.RECIPIENT,
                    "subject", ArgumentRole.BODY,
                    "body", ArgumentRole.BODY));

    static final ToolOutput SENT = ToolOutput.text("sent, id 4711");

    private static final String ARGUMENTS = """
            {"recipients":["bob@acme.example","carol@acme.example"],"cc":["dave@acme.example"],
            "subject":"Minutes of the planning meeting",
            "body":"Hi all, here are the minutes. We agreed on the budget, the dates and who does what. Best, Emma"}""";

    private static final String REQUEST =
            "Please send the minutes of the planning meeting to bob@acme.example and carol@acme.example, copy"
                    + " dave@acme.example, and keep it short.";

    private Traffic() {}

    /** What the agent has read so far, about 6 KB in five items. */
    static RequestContext context(Firewall firewall, String conversation) {
        RequestContext before = new RequestContext(
                Optional.of(EMMA),
                Conversation.empty(new ConversationId(conversation)),
                ModelIdentity.named("llama-4"));
        List<Item> items = new ArrayList<>();
        show(firewall, before, items, Content.systemPrompt("You are an assistant. Help Emma with her mail."));
        show(firewall, before, items, Content.userInput(REQUEST));
        for (int i = 0; i < 3; i++) {
            ToolOutput.Part mail = ToolOutput.Part.text("text", mail(conversation, i));
            show(firewall, before, items, Content.toolResult(READ, mail));
        }
        return new RequestContext(
                before.subject(), new Conversation(before.conversation().id(), items), before.model());
    }

    /** Another conversation in which the same was read. */
    static RequestContext renamed(RequestContext context, String conversation) {
        Conversation same = new Conversation(
                new ConversationId(conversation), context.conversation().items());
        return new RequestContext(context.subject(), same, context.model());
    }

    static ProposedCall call() {
        return new ProposedCall("call_0", SEND, ARGUMENTS);
    }

    private static String mail(String conversation, int number) {
        return ("- id: '" + conversation + "/" + number
                        + "'\n  sender: frank@acme.example\n  subject: planning\n  body: ")
                + "The meeting went well and we will meet again on Monday to look at the figures. ".repeat(24);
    }

    private static void show(Firewall firewall, RequestContext context, List<Item> items, Content content) {
        items.add(firewall.screen(context, content)
                .shownItem()
                .orElseThrow(() -> new IllegalStateException("the default policy withheld honest text")));
    }
}
