package dev.agentfirewall.enforcement;

import dev.agentfirewall.call.ToolCall;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.Json;

/**
 * Proof that a call may run: made only by the enforcement point, taken only by a tool. A class, not a record, because a
 * public record's constructor is public.
 */
public final class AuthorizedCall {
    private final ToolCall call;

    AuthorizedCall(ToolCall call) {
        this.call = call;
    }

    public String id() {
        return call.id();
    }

    public ToolDescriptor tool() {
        return call.tool();
    }

    public Json.Obj arguments() {
        return call.arguments();
    }

    /** The bytes that were judged: the only ones to run the tool with. */
    public String canonicalArguments() {
        return call.canonicalArguments();
    }

    @Override
    public String toString() {
        return "authorized " + call;
    }
}
