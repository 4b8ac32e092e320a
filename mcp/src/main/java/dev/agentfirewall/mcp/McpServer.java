package dev.agentfirewall.mcp;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A server as it shows itself: where it is found, what it calls itself, what it says to models, and all it lists.
 *
 * @param endpoint where it is found; the host's word
 * @param info what it calls itself: {@code name}, {@code version} and {@code title}, as far as it says them
 * @param instructions what it would have models told, where it says any
 * @param items what it lists, sorted by kind and id, each once
 */
public record McpServer(McpEndpoint endpoint, Json.Obj info, Optional<String> instructions, List<McpItem> items) {
    private static final List<String> INFO = List.of("name", "title", "version");

    public McpServer {
        info = known(info);
        items = items.stream()
                .sorted(Comparator.comparing(McpItem::kind).thenComparing(McpItem::id))
                .toList();
        Set<String> seen = new HashSet<>();
        for (McpItem item : items) {
            if (!seen.add(item.kind() + " " + item.id())) {
                throw new IllegalArgumentException(item + " is listed twice");
            }
        }
    }

    private static Json.Obj known(Json.Obj info) {
        Json.ObjBuilder kept = Json.object();
        INFO.forEach(member -> info.get(member).ifPresent(value -> kept.put(member, value)));
        return kept.build();
    }

    /** Who it is: where it is found and what it calls itself. */
    public Json.Obj identity() {
        Json.ObjBuilder identity = Json.object();
        endpoint.document().members().forEach(identity::put);
        return identity.put("server", info).build();
    }

    /** The items of one kind. */
    public List<McpItem> items(McpItem.Kind kind) {
        return items.stream().filter(item -> item.kind() == kind).toList();
    }

    /** The item of this kind and id. */
    public Optional<McpItem> item(McpItem.Kind kind, String id) {
        return items.stream()
                .filter(item -> item.kind() == kind && item.id().equals(id))
                .findFirst();
    }

    /** The digest of everything, canonically written. */
    public Digest digest() {
        return Digest.of(CanonicalJson.bytes(Json.object()
                .put("identity", identity())
                .put("instructions", instructions.map(Json::of).orElse(Json.NULL))
                .put("items", Json.array(items, McpServer::digested))
                .build()));
    }

    private static Json digested(McpItem item) {
        return Json.object()
                .put("kind", item.kind().list())
                .put("digest", item.digest().toString())
                .build();
    }

    /** Tells where it is and how much it lists. */
    @Override
    public String toString() {
        return "MCP server at " + endpoint + " with " + items.size() + " items";
    }
}
