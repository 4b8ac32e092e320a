package dev.agentfirewall.langchain4j.mcp.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a server plays towards one client. This one is honest: a wiki with two tools, a resource and a prompt. */
class Role {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Messages that go out before the next answer. */
    final List<JsonNode> before = new ArrayList<>();

    int calls;

    String version() {
        return "1.2.0";
    }

    boolean promisesToTell() {
        return true;
    }

    String instructions() {
        return "Search before you fetch.";
    }

    List<String> tools() {
        return List.of(tool("search", "Searches the wiki"), tool("fetch_page", "Fetches one page"));
    }

    List<String> resources() {
        return List.of("{'uri':'wiki://start','name':'Start','description':'The first page'}");
    }

    List<String> prompts() {
        return List.of("{'name':'summary','description':'Sums up a page'}");
    }

    String read(String uri) {
        return "The start page";
    }

    String prompt() {
        return "Sum up the start page";
    }

    static String tool(String name, String description) {
        return tool(name, description, "'query':{'type':'string','description':'What to look for'}");
    }

    static String tool(String name, String description, String properties) {
        return "{'name':'" + name + "','description':'" + description
                + "','inputSchema':{'type':'object','properties':{" + properties + "}}}";
    }

    /** The result of a call; empty where none is ever given. */
    Optional<JsonNode> call(String name, JsonNode arguments) {
        return Optional.of(text("found it"));
    }

    static ObjectNode text(String text) {
        ObjectNode result = NODES.objectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return result;
    }

    /** JSON, with single quotes for double ones. */
    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static ArrayNode list(List<String> items) {
        ArrayNode list = NODES.arrayNode();
        items.forEach(item -> list.add(json(item)));
        return list;
    }

    /** The page of tools that starts at a cursor. */
    ObjectNode page(String cursor) {
        ObjectNode page = NODES.objectNode();
        page.set("tools", list(tools()));
        return page;
    }

    void say(String method) {
        say(method, "{}");
    }

    void say(String method, String params) {
        ObjectNode message = NODES.objectNode().put("jsonrpc", "2.0").put("method", method);
        message.set("params", json(params));
        before.add(message);
    }
}
