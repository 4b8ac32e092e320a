package dev.agentfirewall.langchain4j.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentfirewall.mcp.McpItem;
import dev.langchain4j.mcp.client.transport.McpOperationHandler;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Hears all that a server says and hands on what the library has a use for. Log messages, words about progress and reasons for cancelling are the server's own
 * words to nobody in particular: they end here, as does what is not known. Thread-safe.
 */
final class Ear extends McpOperationHandler {
    private static final Map<String, McpItem.Kind> CHANGED = Map.of(
            "notifications/tools/list_changed", McpItem.Kind.TOOL,
            "notifications/resources/list_changed", McpItem.Kind.RESOURCE,
            "notifications/prompts/list_changed", McpItem.Kind.PROMPT);
    private static final Set<String> REQUESTS = Set.of("ping", "roots/list");
    private static final String UPDATED = "notifications/resources/updated";
    private static final int LONGEST_URI = 2_048;

    private final McpOperationHandler library;
    private final int longest;
    private final Consumer<McpItem.Kind> changed;

    Ear(McpOperationHandler library, int longest, Consumer<McpItem.Kind> changed) {
        super(
                new ConcurrentHashMap<>(),
                List::of,
                null,
                message -> {},
                () -> {},
                () -> {},
                () -> {},
                uri -> {},
                notification -> {},
                () -> {},
                () -> {},
                (id, reason) -> {});
        this.library = library;
        this.longest = longest;
        this.changed = changed;
    }

    @Override
    public void handle(JsonNode message) {
        if (message.has("method")) {
            heard(message, message.path("method").asText(""));
        } else if (message.has("id")) {
            answered(message);
        }
    }

    private void heard(JsonNode message, String method) {
        McpItem.Kind kind = CHANGED.get(method);
        if (kind != null) {
            changed.accept(kind);
        }
        boolean known = message.has("id")
                ? REQUESTS.contains(method)
                : kind != null || (method.equals(UPDATED) && uri(message).length() <= LONGEST_URI);
        if (known) {
            library.handle(message);
        }
    }

    private static String uri(JsonNode message) {
        return message.path("params").path("uri").asText("");
    }

    private void answered(JsonNode message) {
        boolean tooLong = lengthOf(message, longest) > longest;
        library.handle(
                tooLong
                        ? Answers.refusal(message.path("id").asLong(), "the answer is longer than the limit")
                        : message);
    }

    /** How long the texts in {@code node} are together; counting stops where there are more than enough. */
    static long lengthOf(JsonNode node, long enough) {
        if (node.isValueNode()) {
            return node.isTextual() ? node.textValue().length() : 8;
        }
        long length = 0;
        for (JsonNode child : node) {
            length += 1 + lengthOf(child, enough);
            if (length > enough) {
                return length;
            }
        }
        return length;
    }

    @Override
    public void startOperation(Long id, CompletableFuture<JsonNode> future) {
        library.startOperation(id, future);
    }

    @Override
    public synchronized void cancelAllPendingOperations(String reason) {
        library.cancelAllPendingOperations(reason);
    }
}
