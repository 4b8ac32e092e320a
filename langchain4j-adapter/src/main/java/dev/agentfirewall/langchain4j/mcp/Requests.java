package dev.agentfirewall.langchain4j.mcp;

import dev.agentfirewall.mcp.McpItem;
import dev.langchain4j.mcp.protocol.McpCallToolParams;
import dev.langchain4j.mcp.protocol.McpClientMessage;
import dev.langchain4j.mcp.protocol.McpClientMethod;
import dev.langchain4j.mcp.protocol.McpClientRequest;
import dev.langchain4j.mcp.protocol.McpGetPromptParams;
import dev.langchain4j.mcp.protocol.McpReadResourceParams;
import dev.langchain4j.mcp.protocol.McpSubscribeResourceParams;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the library's requests ask a server for, and whether a person agreed to that. */
final class Requests {
    private Requests() {}

    /** The kind of what is to be listed; empty where the message asks for no list. */
    static Optional<McpItem.Kind> listed(McpClientMethod method) {
        return switch (method) {
            case TOOLS_LIST -> Optional.of(McpItem.Kind.TOOL);
            case RESOURCES_LIST -> Optional.of(McpItem.Kind.RESOURCE);
            case RESOURCES_TEMPLATES_LIST -> Optional.of(McpItem.Kind.TEMPLATE);
            case PROMPTS_LIST -> Optional.of(McpItem.Kind.PROMPT);
            default -> Optional.empty();
        };
    }

    static boolean isCall(McpClientMethod method) {
        return method == McpClientMethod.TOOLS_CALL;
    }

    /** Whether {@code message} asks for nothing that nobody agreed to. */
    static boolean agreed(McpClientMessage message, Function<McpItem.Kind, List<McpItem>> holding) {
        Object params = message instanceof McpClientRequest request ? request.getParams() : null;
        return switch (message.method) {
            case TOOLS_CALL ->
                params instanceof McpCallToolParams call && named(holding.apply(McpItem.Kind.TOOL), call.getName());
            case PROMPTS_GET ->
                params instanceof McpGetPromptParams prompt
                        && named(holding.apply(McpItem.Kind.PROMPT), prompt.getName());
            case RESOURCES_READ -> params instanceof McpReadResourceParams read && readable(read.getUri(), holding);
            case RESOURCES_SUBSCRIBE ->
                params instanceof McpSubscribeResourceParams some && readable(some.getUri(), holding);
            default -> true;
        };
    }

    private static boolean named(List<McpItem> items, String name) {
        return items.stream().anyMatch(item -> item.id().equals(name));
    }

    private static boolean readable(String uri, Function<McpItem.Kind, List<McpItem>> holding) {
        return named(holding.apply(McpItem.Kind.RESOURCE), uri)
                || holding.apply(McpItem.Kind.TEMPLATE).stream().anyMatch(template -> fits(uri, template.id()));
    }

    /** Whether a template could have made the URI: {@code {name}} is within one segment of a path, <code>{+name}</code> any. */
    static boolean fits(String uri, String template) {
        List<UriPart> parts = UriPart.of(template);
        if (parts.isEmpty() || climbs(uri) || !uri.startsWith(parts.get(0).literal())) {
            return false;
        }
        int at = parts.get(0).literal().length();
        for (int i = 1; i < parts.size(); i++) {
            UriPart part = parts.get(i);
            boolean last = i == parts.size() - 1;
            int next = last ? uri.length() - part.literal().length() : uri.indexOf(part.literal(), at);
            if (next < at || !uri.startsWith(part.literal(), next) || !part.mayBe(uri.substring(at, next))) {
                return false;
            }
            at = next + part.literal().length();
        }
        return at == uri.length();
    }

    private static boolean climbs(String uri) {
        String low = uri.toLowerCase(Locale.ROOT);
        return low.contains("..") || low.contains("%2e") || low.contains("%5c");
    }
}
