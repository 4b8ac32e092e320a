package dev.agentfirewall.trace.infer;

import dev.agentfirewall.json.Json;
import java.util.List;
import java.util.Optional;

/**
 * A tool as the model is told of it.
 *
 * @param name the name under which the model calls it
 * @param description what is said of it, empty where nothing is
 * @param arguments its top-level arguments, in the schema's order
 * @param annotations what an MCP server claims of it, such as {@code destructiveHint}
 */
record OfferedTool(String name, String description, List<OfferedArgument> arguments, Json.Obj annotations) {
    OfferedTool {
        arguments = List.copyOf(arguments);
    }

    /** A hint of its server, empty where none was given. */
    Optional<Boolean> hint(String name) {
        return annotations.get(name).filter(Json.Bool.class::isInstance).map(value -> ((Json.Bool) value).value());
    }
}
