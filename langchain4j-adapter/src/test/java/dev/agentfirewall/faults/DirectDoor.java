package dev.agentfirewall.faults;

import dev.agentfirewall.artifact.ModelIdentity;
import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.conversation.Conversation;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.enforcement.Screened;
import dev.agentfirewall.enforcement.ToolOutcome;
import java.util.List;

/** Core's own door: the user's words are screened, then the call is guarded, whatever became of the words. */
final class DirectDoor {
    private DirectDoor() {}

    static Seen act(Stage stage) {
        RequestContext before = context(stage, List.of());
        Screened said = stage.firewall().screen(before, Content.userInput(stage.said()));
        RequestContext context = context(stage, said.shownItem().stream().toList());
        return seen(said, guard(stage, context));
    }

    private static RequestContext context(Stage stage, List<dev.agentfirewall.conversation.Item> shown) {
        Conversation conversation = new Conversation(new ConversationId("about " + stage.canary), shown);
        return new RequestContext(stage.subject.get(), conversation, ModelIdentity.UNKNOWN);
    }

    static ToolOutcome guard(Stage stage, RequestContext context) {
        ProposedCall call = new ProposedCall("call_0", stage.descriptor.get(), stage.arguments.get());
        return stage.firewall().guard(context, call, authorized -> stage.runTool(authorized.canonicalArguments()));
    }

    private static Seen seen(Screened said, ToolOutcome outcome) {
        String word = outcome.word().word();
        String told = outcome.sentence();
        return new Seen((word + " " + outcome.code()).strip(), List.of(told, outcome.toString(), said.toString()));
    }
}
