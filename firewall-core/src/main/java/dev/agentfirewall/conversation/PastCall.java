package dev.agentfirewall.conversation;

import dev.agentfirewall.call.ProposedCall;
import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.MalformedJsonException;

/**
 * The call that a result came of: what was fetched says whose text it is.
 *
 * @param tool the tool's name
 * @param arguments as they were written; empty where they cannot be read
 */
public record PastCall(String tool, Json.Obj arguments) {

    /** A call as a message tells it. */
    public static PastCall read(ToolDescriptor tool, String arguments) {
        try {
            return new PastCall(
                    tool.name(),
                    ToolCall.parse(new ProposedCall("", tool, arguments)).arguments());
        } catch (MalformedJsonException e) {
            return new PastCall(tool.name(), Json.Obj.EMPTY); // it was refused when it was proposed
        }
    }

    /** Tells the tool; arguments are guarded. */
    @Override
    public String toString() {
        return "a past call of `" + tool + "`";
    }
}
