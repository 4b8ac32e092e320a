package dev.agentfirewall.mcp;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.trace.infer.PrettyJson;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes a lock as text for people: members of definitions sorted, and nothing in it that is there but cannot be seen. */
final class LockText {
    private LockText() {}

    static String of(McpLock lock) {
        Json.ObjBuilder servers = Json.object();
        lock.servers().forEach((key, entry) -> servers.put(key, entry(entry)));
        return VisibleText.of(PrettyJson.write(
                Json.object().put("version", 1).put("servers", servers.build()).build()));
    }

    private static Json entry(McpLock.Entry entry) {
        McpServer server = entry.server();
        Json.ObjBuilder out = Json.object()
                .put("identity", server.identity())
                .put("digest", server.digest().toString());
        server.instructions().ifPresent(text -> out.put("instructions", text));
        for (McpItem.Kind kind : McpItem.Kind.values()) {
            if (kind == McpItem.Kind.TOOL || !server.items(kind).isEmpty()) {
                out.put(kind.list(), Json.array(server.items(kind), item -> item(item, entry)));
            }
        }
        return out.build();
    }

    private static Json item(McpItem item, McpLock.Entry entry) {
        Json.ObjBuilder out = Json.object()
                .put(item.kind().id(), item.id())
                .put("digest", item.digest().toString());
        Set<String> accepted = item.kind() == McpItem.Kind.TOOL ? entry.accepted(item.id()) : Set.of();
        if (!accepted.isEmpty()) {
            out.put("accepted", Json.strings(new TreeSet<>(accepted)));
        }
        return out.put("definition", sorted(item.definition())).build();
    }

    private static Json sorted(Json value) {
        if (value instanceof Json.Obj object) {
            Json.ObjBuilder out = Json.object();
            new TreeMap<>(object.members()).forEach((name, member) -> out.put(name, sorted(member)));
            return out.build();
        }
        return value instanceof Json.Arr array ? Json.array(array.elements(), LockText::sorted) : value;
    }
}
