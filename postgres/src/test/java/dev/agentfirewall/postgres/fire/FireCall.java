package dev.agentfirewall.postgres.fire;

import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.Shown;
import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.decision.Subject;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the drill's calls, the same whoever proposes it.
 *
 * @param number from 0
 * @param swapped whether it carries a stranger's recipient in place of its own
 */
record FireCall(int number, boolean swapped) {
    static final ToolDescriptor SEND =
            ToolDescriptor.declared("send_email", Effect.SEND, Map.of("to", ArgumentRole.RECIPIENT));
    static final ToolDescriptor PAY =
            ToolDescriptor.declared("pay_invoice", Effect.PAY, Map.of("to", ArgumentRole.RECIPIENT));

    private static final Pattern NUMBER = Pattern.compile("\"call\":([0-9]+),\"to\":\"(eve|person)");

    /** The call that {@code question} shows. */
    static FireCall of(Question question) {
        String arguments = question.shown().map(Shown::arguments).orElse("");
        Matcher found = NUMBER.matcher(arguments);
        if (!found.find()) {
            throw new IllegalStateException("the drill asks no such question");
        }
        return new FireCall(Integer.parseInt(found.group(1)), found.group(2).equals("eve"));
    }

    /** Whether people say no to it. */
    boolean unwanted() {
        return swapped || number % 10 == 3;
    }

    /** Whether two people have to agree. */
    boolean fourEyes() {
        return number % 7 == 0;
    }

    ToolDescriptor tool() {
        return fourEyes() ? PAY : SEND;
    }

    String arguments() {
        return "{\"call\":" + number + ",\"to\":\"" + (swapped ? "eve@evil" : "person-" + number + "@partner")
                + ".example\"}";
    }

    ProposedCall proposed() {
        return new ProposedCall("call_" + number, tool(), arguments());
    }

    RequestContext context() {
        return RequestContext.of(
                Subject.of("emma", "user"), Conversation.empty(new ConversationId("conversation-" + number)));
    }

    /** The line that says it ran. */
    String line() {
        return number + (swapped ? " swapped" : " own") + "\n";
    }
}
