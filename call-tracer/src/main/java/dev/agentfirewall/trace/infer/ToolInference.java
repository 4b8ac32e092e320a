package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        DescriptionReading description = DescriptionReading.of(tool.description());
        NameReading name = name(tool.name(), description.main());
        Guess<InferredEffects> effects = new EffectInference(tool, name, description).infer();
        Set<String> objects = ObjectInference.infer(tool, name);
        RoleInference roles = new RoleInference(tool, effects.value(), objects);
        Map<String, Guess<ArgumentRole>> arguments = new LinkedHashMap<>();
        for (OfferedArgument argument : tool.arguments()) {
            arguments.put(argument.name(), roles.infer(argument));
        }
        return new InferredTool(
                tool.name(), effects, arguments, objects, ResultInference.infer(tool, name, effects.value()));
    }

    /** Of two ways to read a name, the one that says what the description says. */
    private static NameReading name(String name, Optional<Deed> main) {
        NameReading first = NameReading.of(name);
        if (main.isEmpty()
                || first.deed().filter(deed -> agree(deed, main.get())).isPresent()) {
            return first;
        }
        return NameReading.otherwise(name)
                .filter(other -> agree(other.deed().orElseThrow(), main.get()))
                .orElse(first);
    }

    /** Two verbs for the same effect; to be taken for reading, it must be the same verb. */
    private static boolean agree(Deed name, Deed description) {
        boolean same = name.danger() > 0
                || name.words().get(0).equals(description.words().get(0));
        return name.effect() == description.effect() && description.ground() == Deed.Ground.VERB && same;
    }
}
