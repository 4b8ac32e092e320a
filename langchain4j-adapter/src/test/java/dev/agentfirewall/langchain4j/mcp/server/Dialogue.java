package dev.agentfirewall.langchain4j.mcp.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One client's dialogue with a server that plays a role. */
final class Dialogue {
    private final Role role;

    Dialogue(Role role) {
        this.role = role;
    }

    /** What is said in answer to a message: what goes before it, and the answer where there is one. */
    synchronized List<JsonNode> answers(JsonNode message) {
        if (!message.has("id") || !message.has("method")) {
            return List.of();
        }
        Optional<ObjectNode> answer = answered(message);
        List<JsonNode> all = new ArrayList<>(role.before);
        role.before.clear();
        answer.ifPresent(all::add);
        return all;
    }

    private Optional<ObjectNode> answered(JsonNode message) {
        ObjectNode answer = Role.NODES.objectNode().put("jsonrpc", "2.0");
        answer.set("id", message.get("id"));
        try {
            Optional<JsonNode> result = result(message.path("method").asText(), message.path("params"));
            return result.map(given -> answer.set("result", given));
        } catch (Roles.RefusedException e) {
            answer.putObject("error").put("code", -32_000).put("message", e.getMessage());
            return Optional.of(answer);
        }
    }

    private Optional<JsonNode> result(String method, JsonNode params) {
        return switch (method) {
            case "initialize" -> Optional.of(hello());
            case "tools/list" -> Optional.of(role.page(params.path("cursor").asText("")));
            case "tools/call" -> {
                role.calls++;
                yield role.call(params.path("name").asText(), params.path("arguments"));
            }
            case "resources/list" -> Optional.of(of("resources", role.resources()));
            case "resources/templates/list" ->
                Optional.of(of("resourceTemplates", List.of("{'uriTemplate':'wiki://page/{name}','name':'Page'}")));
            case "resources/read" -> Optional.of(read(params.path("uri").asText()));
            case "prompts/list" -> Optional.of(of("prompts", role.prompts()));
            case "prompts/get" -> Optional.of(prompt());
            default -> Optional.of(Role.NODES.objectNode());
        };
    }

    private JsonNode hello() {
        ObjectNode hello = Role.NODES.objectNode().put("protocolVersion", "2025-11-25");
        hello.putObject("serverInfo").put("name", "wiki-mcp").put("version", role.version());
        ObjectNode capabilities = hello.putObject("capabilities");
        capabilities.putObject("tools").put("listChanged", role.promisesToTell());
        capabilities.putObject("resources");
        capabilities.putObject("prompts");
        return hello.put("instructions", role.instructions());
    }

    private static JsonNode of(String list, List<String> items) {
        ObjectNode result = Role.NODES.objectNode();
        result.set(list, Role.list(items));
        return result;
    }

    private JsonNode read(String uri) {
        ObjectNode result = Role.NODES.objectNode();
        result.putArray("contents")
                .addObject()
                .put("uri", uri)
                .put("mimeType", "text/plain")
                .put("text", role.read(uri));
        return result;
    }

    private JsonNode prompt() {
        ObjectNode result = Role.NODES.objectNode().put("description", "A prompt");
        ObjectNode message = result.putArray("messages").addObject().put("role", "user");
        message.putObject("content").put("type", "text").put("text", role.prompt());
        return result;
    }
}
