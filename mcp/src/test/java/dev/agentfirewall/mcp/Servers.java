package dev.agentfirewall.mcp;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Servers as tests need them. */
final class Servers {
    private Servers() {}

    static Json.Obj json(String text) {
        try {
            return new JsonReader(JsonLimits.FILES).readObject(text);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static McpItem tool(String name, String description) {
        return new McpItem(
                McpItem.Kind.TOOL,
                name,
                Json.object()
                        .put("name", name)
                        .put("description", description)
                        .put(
                                "inputSchema",
                                json("{\"type\":\"object\",\"properties\":{\"query\":{\"type\":\"string\"}}}"))
                        .build());
    }

    static McpServer wiki(McpItem... items) {
        return wiki("1.2.0", items);
    }

    static McpServer wiki(String version, McpItem... items) {
        Json.Obj info =
                Json.object().put("name", "wiki-mcp").put("version", version).build();
        return new McpServer(
                McpEndpoint.http("https://wiki.example/mcp"), info, Optional.of("Search first."), Arrays.asList(items));
    }

    static McpServer saying(String instructions, McpItem... items) {
        McpServer wiki = wiki(items);
        return new McpServer(wiki.endpoint(), wiki.info(), Optional.of(instructions), List.of(items));
    }
}
