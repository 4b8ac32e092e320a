package dev.agentfirewall.redteam.tools;

import dev.agentfirewall.json.Json;

/**
 * A tool as the model was told of it.
 *
 * @param name the name to call it by
 * @param description what it is said to do; may be empty
 * @param parameters the JSON schema of its arguments
 */
public record OfferedTool(String name, String description, Json.Obj parameters) {
    public OfferedTool {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a tool has a name");
        }
    }
}
