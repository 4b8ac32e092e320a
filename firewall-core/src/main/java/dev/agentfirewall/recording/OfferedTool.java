package dev.agentfirewall.recording;

import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.Json;

/**
 * A tool as a model was to be told of it, and as the host describes it.
 *
 * @param tool what the host says
 * @param description what the model is told
 * @param parameters the schema of its arguments
 */
public record OfferedTool(ToolDescriptor tool, String description, Json parameters) {

    /** Tells the name. */
    @Override
    public String toString() {
        return "offer of `" + tool.name() + "`";
    }
}
