package dev.agentfirewall.recording;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.conversation.ConversationId;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.recording.ShownMessage.Speaker;
import java.util.List;
import java.util.Map;

/** Turns made by hand. */
final class Turns {
    private static final OfferedTool SEND = new OfferedTool(
            ToolDescriptor.declared("send_email", Effect.SEND, Map.of("to", ArgumentRole.RECIPIENT)),
            "Sends a mail. Ask ops@acme.example for help.",
            Json.object().put("type", "object").build());

    private Turns() {}

    static Turn turn(String conversation, ShownMessage answer, ShownMessage... messages) {
        return new Turn(new ConversationId(conversation), List.of(messages), answer, List.of(SEND));
    }

    static ShownMessage user(String text) {
        return said(Speaker.USER, text);
    }

    static ShownMessage system(String text) {
        return said(Speaker.SYSTEM, text);
    }

    static ShownMessage answer(String text) {
        return said(Speaker.ASSISTANT, text);
    }

    static ShownMessage call(String id, String tool, String arguments) {
        return ShownMessage.of(Speaker.ASSISTANT, "", List.of(), List.of(new ShownMessage.Call(id, tool, arguments)));
    }

    static ShownMessage result(String id, String text) {
        return new ShownMessage(Speaker.TOOL, text, List.of(new ShownMessage.Part(text, "")), List.of(), id, "read");
    }

    /** A result of which the model was shown nothing. */
    static ShownMessage withheld(String id) {
        return new ShownMessage(Speaker.TOOL, "This call was not run", List.of(), List.of(), id, "read");
    }

    private static ShownMessage said(Speaker speaker, String text) {
        return ShownMessage.of(speaker, text, List.of(new ShownMessage.Part(text, "")), List.of());
    }
}
