package dev.agentfirewall.trace.infer;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.util.List;

/** Tools for tests, written shortly. */
final class Tools {
    private Tools() {}

    /** A tool of a name, a description, and arguments that are texts without a description. */
    static InferredTool infer(String name, String description, String... arguments) {
        Json.ObjBuilder properties = Json.object();
        for (String argument : arguments) {
            properties.put(argument, Json.object().put("type", "string").build());
        }
        Json tool = Json.object()
                .put("name", name)
                .put("description", description)
                .put(
                        "parameters",
                        Json.object().put("properties", properties.build()).build())
                .build();
        return infer(tool);
    }

    static InferredTool infer(Json tool) {
        try {
            return ToolInference.infer(new Json.Arr(List.of(tool))).get(0);
        } catch (UnreadableToolsException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Json json(String text) {
        try {
            return new JsonReader(JsonLimits.FILES).read(text);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
