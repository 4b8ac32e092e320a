package dev.agentfirewall.mcp;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a lock file strictly. A word it does not know is an error, and so is a digest that is not that of what stands beside it. */
final class LockReader {
    private static final Set<String> FILE = Set.of("version", "servers");
    private static final Set<String> SERVER =
            Set.of("identity", "digest", "instructions", "tools", "resources", "resourceTemplates", "prompts");
    private static final Set<String> IDENTITY = Set.of("transport", "command", "url", "tls_host", "server");
    private static final Set<String> INFO = Set.of("name", "title", "version");

    private final String where;

    private LockReader(String where) {
        this.where = where;
    }

    static Map<String, McpLock.Entry> servers(String text) throws McpLockException {
        LockReader reader = new LockReader("the file");
        Json.Obj file = reader.parsed(text);
        reader.onlyKnown(file, FILE);
        if (!file.get("version").equals(Optional.of(Json.of(1)))) {
            throw reader.wrong("`version` must be 1");
        }
        Map<String, McpLock.Entry> servers = new TreeMap<>();
        for (Map.Entry<String, Json> member :
                reader.object(file, "servers").members().entrySet()) {
            servers.put(member.getKey(), new LockReader("server `" + member.getKey() + "`").entry(member.getValue()));
        }
        return servers;
    }

    private Json.Obj parsed(String text) throws McpLockException {
        try {
            return new JsonReader(JsonLimits.FILES).readObject(text);
        } catch (MalformedJsonException e) {
            throw new McpLockException("MCP lock not read: " + e.getMessage(), e);
        }
    }

    private McpLock.Entry entry(Json value) throws McpLockException {
        if (!(value instanceof Json.Obj object)) {
            throw wrong("expected an object");
        }
        onlyKnown(object, SERVER);
        try {
            return entry(object);
        } catch (IllegalArgumentException e) { // what no endpoint, item or server can be
            throw new McpLockException("MCP lock not read: " + where + ": " + e.getMessage(), e);
        }
    }

    private McpLock.Entry entry(Json.Obj object) throws McpLockException {
        List<McpItem> items = new ArrayList<>();
        TreeMap<String, Set<String>> accepted = new TreeMap<>();
        for (McpItem.Kind kind : McpItem.Kind.values()) {
            for (Json item : list(object, kind.list())) {
                items.add(item(kind, item, accepted));
            }
        }
        McpServer server = server(object, items);
        if (!text(object, "digest").equals(server.digest().toString())) {
            throw wrong("`digest` is not that of what stands below it: it was changed by hand; lock the server anew");
        }
        return new McpLock.Entry(server, accepted);
    }

    private McpServer server(Json.Obj object, List<McpItem> items) throws McpLockException {
        Json.Obj identity = object(object, "identity");
        onlyKnown(identity, IDENTITY);
        Json.Obj info = object(identity, "server");
        onlyKnown(info, INFO);
        McpServer server = new McpServer(endpoint(identity), info, maybeText(object, "instructions"), items);
        if (!server.identity().equals(identity)) {
            throw wrong("`identity` holds what does not belong to its transport");
        }
        return server;
    }

    private McpEndpoint endpoint(Json.Obj identity) throws McpLockException {
        String transport = text(identity, "transport");
        return switch (transport) {
            case "stdio" -> new McpEndpoint.Stdio(texts(identity, "command"));
            case "http" -> new McpEndpoint.Http(URI.create(text(identity, "url")));
            default -> throw wrong("`transport` must be `stdio` or `http`");
        };
    }

    private McpItem item(McpItem.Kind kind, Json value, Map<String, Set<String>> accepted) throws McpLockException {
        if (!(value instanceof Json.Obj object)) {
            throw wrong("`" + kind.list() + "` holds something that is no object");
        }
        Set<String> known = new HashSet<>(Set.of(kind.id(), "digest", "definition"));
        if (kind == McpItem.Kind.TOOL) {
            known.add("accepted");
        }
        onlyKnown(object, known);
        McpItem item = new McpItem(kind, text(object, kind.id()), object(object, "definition"));
        if (!item.definition().get(kind.id()).equals(Optional.of(Json.of(item.id())))) {
            throw wrong(item + ": its definition is that of another");
        }
        if (!text(object, "digest").equals(item.digest().toString())) {
            throw wrong(
                    item + ": `digest` is not that of its definition: it was changed by hand; lock the server anew");
        }
        if (object.get("accepted").isPresent()) {
            accepted.put(item.id(), Set.copyOf(new HashSet<>(texts(object, "accepted"))));
        }
        return item;
    }

    private Json.Obj object(Json.Obj object, String member) throws McpLockException {
        if (object.get(member).orElse(Json.NULL) instanceof Json.Obj found) {
            return found;
        }
        throw wrong("`" + member + "` must be an object");
    }

    private List<Json> list(Json.Obj object, String member) throws McpLockException {
        Json value = object.get(member).orElse(new Json.Arr(List.of()));
        if (value instanceof Json.Arr array) {
            return array.elements();
        }
        throw wrong("`" + member + "` must be an array");
    }

    private List<String> texts(Json.Obj object, String member) throws McpLockException {
        List<String> texts = new ArrayList<>();
        for (Json element : list(object, member)) {
            if (!(element instanceof Json.Str text)) {
                throw wrong("`" + member + "` must be an array of texts");
            }
            texts.add(text.value());
        }
        return texts;
    }

    private String text(Json.Obj object, String member) throws McpLockException {
        return maybeText(object, member).orElseThrow(() -> wrong("`" + member + "` is missing"));
    }

    private Optional<String> maybeText(Json.Obj object, String member) throws McpLockException {
        Optional<Json> value = object.get(member);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Json.Str text) {
            return Optional.of(text.value());
        }
        throw wrong("`" + member + "` must hold text");
    }

    private void onlyKnown(Json.Obj object, Set<String> known) throws McpLockException {
        for (String member : object.members().keySet()) {
            if (!known.contains(member)) {
                throw wrong("unknown member `" + member + "`");
            }
        }
    }

    private McpLockException wrong(String what) {
        return new McpLockException("MCP lock not read: " + where + ": " + what);
    }
}
