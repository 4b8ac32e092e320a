package dev.agentfirewall.mcp;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing that a server lists: a tool, a resource, a template or a prompt, in the server's own words and whole.
 *
 * @param kind what it is
 * @param id by what it is known: its name, its URI or its template
 * @param definition everything the server says of it: for a tool its description, schemas, annotations and {@code _meta}
 */
public record McpItem(Kind kind, String id, Json.Obj definition) {

    /** What a server lists. */
    public enum Kind {
        TOOL("tools", "name"),
        RESOURCE("resources", "uri"),
        TEMPLATE("resourceTemplates", "uriTemplate"),
        PROMPT("prompts", "name");

        private final String list;
        private final String id;

        Kind(String list, String id) {
            this.list = list;
            this.id = id;
        }

        /** The member of the server's answer that holds the list, and of the lock file. */
        public String list() {
            return list;
        }

        /** The member by which an item is known. */
        public String id() {
            return id;
        }

        /** One of it, in words. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public McpItem {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a " + kind.word() + " has a `" + kind.id() + "`");
        }
    }

    /** The digest of the definition's canonical form. */
    public Digest digest() {
        return Digest.of(CanonicalJson.bytes(definition));
    }

    /** Whether {@code other} is the same but for its name. */
    boolean sameButForItsName(McpItem other) {
        return kind == other.kind && unnamed().equals(other.unnamed());
    }

    private Json.Obj unnamed() {
        Json.ObjBuilder rest = Json.object();
        definition.members().forEach((name, value) -> {
            if (!name.equals(kind.id())) {
                rest.put(name, value);
            }
        });
        return rest.build();
    }

    /**
     * Every text in the definition, names of members included, a line each: what is to be screened. Titles, defaults, choices, examples and
     * {@code _meta} are among them, whether or not a model is shown them today.
     */
    public String texts() {
        List<String> lines = new ArrayList<>();
        collect(definition, lines);
        return String.join("\n", lines);
    }

    private static void collect(Json value, List<String> lines) {
        if (value instanceof Json.Obj object) {
            object.members().forEach((name, member) -> {
                lines.add(name);
                collect(member, lines);
            });
        } else if (value instanceof Json.Arr array) {
            array.elements().forEach(element -> collect(element, lines));
        } else if (value instanceof Json.Str text) {
            lines.add(text.value());
        }
    }

    /** Tells kind and id; a definition is a stranger's text. */
    @Override
    public String toString() {
        return kind.word() + " `" + id + "`";
    }
}
