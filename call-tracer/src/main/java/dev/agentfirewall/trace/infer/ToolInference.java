package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Infers what tools do from what the model is told about them: name, description and JSON schema. Errs on the dangerous side: an effect
 * that cannot be told counts as {@code execute}, a contradiction as the worse of the two, an MCP server's hints only tighten, and
 * results are a stranger's text unless only the system can have written them.
 *
 * <p><b>Limitations.</b> It believes what the tool's author wrote: a tool whose name and description lie is inferred as they say. Word
 * lists are English; a tool described in another language counts as executing. One role holds for all of an object argument. Read the
 * result before you rely on it.
 *
 * <p>Stateless and thread-safe. Time is linear in the text; of a description, 16,384 characters are read, and a longer one
 * counts as executing.
 */
public final class ToolInference {
    private ToolInference() {}

    /**
     * Infers each tool of a list in OpenAI's {@code tools} form, Anthropic's, or MCP's, in its order.
     *
     * @throws UnreadableToolsException when it is no list of tools, saying where
     */
    public static List<InferredTool> infer(Json tools) throws UnreadableToolsException {
        return OfferedTools.read(tools).stream().map(ToolInference::infer).toList();
    }

    private static InferredTool infer(OfferedTool tool) {
        NameReading name = NameReading.of(tool.name());
        Guess<InferredEffects> effects =
                new EffectInference(tool, name, DescriptionReading.of(tool.description())).infer();
        Set<String> objects = ObjectInference.infer(tool, name);
        RoleInference roles = new RoleInference(effects.value(), List.copyOf(objects));
        Map<String, Guess<ArgumentRole>> arguments = new LinkedHashMap<>();
        for (OfferedArgument argument : tool.arguments()) {
            arguments.put(argument.name(), roles.infer(argument));
        }
        return new InferredTool(
                tool.name(), effects, arguments, objects, ResultInference.infer(tool, name, effects.value()));
    }
}
