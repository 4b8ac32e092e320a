package dev.agentfirewall.langchain4j;

import dev.agentfirewall.decision.RequestContext;
import dev.langchain4j.mcp.client.McpPrompt;
import dev.langchain4j.mcp.client.McpPromptArgument;
import dev.langchain4j.mcp.client.McpResource;
import dev.langchain4j.mcp.client.McpResourceTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges what a server says of its resources and prompts. What may not be shown whole is left out of the list. All are judged as one text first, and one by one only when
 * that does not pass.
 */
final class McpListTexts {
    private final McpTexts texts;

    McpListTexts(McpTexts texts) {
        this.texts = texts;
    }

    List<McpResource> resources(RequestContext context, List<McpResource> listed) {
        return judged(
                context,
                "resources",
                listed,
                one -> said(one.uri(), one.name(), one.description(), one.mimeType(), one.metadata()));
    }

    List<McpResourceTemplate> templates(RequestContext context, List<McpResourceTemplate> listed) {
        return judged(
                context,
                "templates",
                listed,
                one -> said(one.uriTemplate(), one.name(), one.description(), one.mimeType(), one.metadata()));
    }

    List<McpPrompt> prompts(RequestContext context, List<McpPrompt> listed) {
        return judged(
                context, "prompts", listed, one -> said(one.name(), one.description(), arguments(one), one.metadata()));
    }

    private static String arguments(McpPrompt prompt) {
        List<McpPromptArgument> arguments = prompt.arguments() == null ? List.of() : prompt.arguments();
        return arguments.stream()
                .map(argument -> said(argument.name(), argument.description()))
                .collect(Collectors.joining("\n"));
    }

    private <T> List<T> judged(RequestContext context, String what, List<T> listed, Function<T, String> said) {
        String together = listed.stream().map(said).collect(Collectors.joining("\n"));
        if (listed.isEmpty() || texts.passes(context, what, together)) {
            return listed;
        }
        return listed.stream()
                .filter(one -> texts.passes(context, what, said.apply(one)))
                .toList();
    }

    private static String said(@Nullable Object... parts) {
        List<String> lines = new ArrayList<>();
        for (Object part : parts) {
            if (part != null) {
                lines.add(part.toString());
            }
        }
        return String.join("\n", lines);
    }
}
