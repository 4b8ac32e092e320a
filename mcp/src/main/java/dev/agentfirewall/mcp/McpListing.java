package dev.agentfirewall.mcp;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what a server lists, strictly and within limits: duplicate members, an item listed twice, an item without a name and anything too long or too deep
 * refuse the whole list. Holds the items read so far, page by page. Used by one thread.
 */
public final class McpListing {
    private final McpItem.Kind kind;
    private final McpLimits limits;
    private final JsonReader reader;
    private final List<McpItem> items = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int pages;
    private long characters;

    public McpListing(McpItem.Kind kind, McpLimits limits) {
        this.kind = kind;
        this.limits = limits;
        this.reader = new JsonReader(new JsonLimits(4 * limits.listCharacters(), limits.depth() + 4, 100_000, 1_000));
    }

    /**
     * Reads one page: the {@code result} of the server's answer, or a file that holds one.
     *
     * @throws McpLockException where it cannot be taken; the message tells of sizes and places, never texts
     */
    public McpListing page(String result) throws McpLockException {
        if (++pages > limits.pages()) {
            throw refused("more than " + limits.pages() + " pages");
        }
        characters += result.length();
        if (characters > limits.listCharacters()) {
            throw refused("longer than " + limits.listCharacters() + " characters");
        }
        for (Json element : elements(read(result))) {
            add(element);
        }
        return this;
    }

    private Json read(String result) throws McpLockException {
        try {
            return reader.readObject(result);
        } catch (MalformedJsonException e) {
            throw new McpLockException(refusal(String.valueOf(e.getMessage())), e);
        }
    }

    private List<Json> elements(Json result) throws McpLockException {
        if (result instanceof Json.Obj object && object.get(kind.list()).orElse(Json.NULL) instanceof Json.Arr array) {
            return array.elements();
        }
        throw refused("there is no array `" + kind.list() + "`");
    }

    private void add(Json element) throws McpLockException {
        if (!(element instanceof Json.Obj definition)
                || !(definition.get(kind.id()).orElse(Json.NULL) instanceof Json.Str id)
                || id.value().isBlank()) {
            throw refused("number " + (items.size() + 1) + " has no `" + kind.id() + "`");
        }
        McpItem item = new McpItem(kind, id.value(), definition);
        if (items.size() >= limits.items()) {
            throw refused("more than " + limits.items() + " of them");
        }
        if (!ids.add(item.id())) {
            throw refused("number " + (items.size() + 1) + " is listed twice");
        }
        if (item.texts().length() > limits.definitionCharacters()) {
            throw refused("number " + (items.size() + 1) + " is longer than " + limits.definitionCharacters()
                    + " characters");
        }
        items.add(item);
    }

    /** What was read so far. */
    public List<McpItem> items() {
        return List.copyOf(items);
    }

    private McpLockException refused(String why) {
        return new McpLockException(refusal(why));
    }

    private String refusal(String why) {
        return "the server's list of " + kind.list() + " was not taken: " + why;
    }
}
