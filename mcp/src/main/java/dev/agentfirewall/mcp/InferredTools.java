package dev.agentfirewall.mcp;

import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.trace.infer.ToolInference;
import dev.agentfirewall.trace.infer.UnreadableToolsException;
import java.util.List;
import java.util.Optional;

/** What a tool's definition tells of what the tool does. The server wrote it, so it is a guess: inferred, and declared by nobody. */
public final class InferredTools {
    private InferredTools() {}

    /** The tool as inferred from its definition; empty where nothing can be told of it. */
    public static Optional<ToolDescriptor> inferred(McpItem tool) {
        try {
            return ToolInference.infer(new Json.Arr(List.of(tool.definition()))).stream()
                    .findFirst()
                    .map(inferred -> inferred.descriptor());
        } catch (UnreadableToolsException e) {
            return Optional.empty();
        }
    }
}
