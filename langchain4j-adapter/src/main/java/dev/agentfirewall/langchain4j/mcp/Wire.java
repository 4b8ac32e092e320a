package dev.agentfirewall.langchain4j.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpItem;
import dev.agentfirewall.mcp.McpLimits;
import dev.agentfirewall.mcp.McpListing;
import dev.agentfirewall.mcp.McpLockException;
import dev.agentfirewall.mcp.McpServer;
import dev.langchain4j.mcp.client.McpCallContext;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.protocol.McpClientRequest;
import dev.langchain4j.mcp.protocol.McpListPromptsRequest;
import dev.langchain4j.mcp.protocol.McpListResourceTemplatesRequest;
import dev.langchain4j.mcp.protocol.McpListResourcesRequest;
import dev.langchain4j.mcp.protocol.McpListToolsRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Asks a server who it is and what it lists, and takes the answers strictly, within limits, waiting no longer than they allow. Thread-safe. */
final class Wire {
    private static final JsonReader INFO = new JsonReader(new JsonLimits(64 * 1024, 8, 200, 100));

    private final McpTransport transport;
    private final McpEndpoint endpoint;
    private final McpLimits limits;
    private final AtomicLong ids = new AtomicLong(-1); // the library counts upwards from 0
    private volatile @Nullable JsonNode greeting;

    Wire(McpTransport transport, McpEndpoint endpoint, McpLimits limits) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.limits = limits;
    }

    /** The server's answer to {@code initialize}: who it says it is. */
    void greeted(JsonNode answer) {
        greeting = answer.path("result");
    }

    /** Whether the server promised to tell when its list of tools changes. */
    boolean promisesToTell() {
        JsonNode said = greeting;
        return said != null
                && said.path("capabilities").path("tools").path("listChanged").asBoolean(false);
    }

    /** Whether the server says that it has such a list at all. */
    boolean offers(McpItem.Kind kind) {
        JsonNode said = greeting;
        String capability = switch (kind) {
            case TOOL -> "tools";
            case RESOURCE, TEMPLATE -> "resources";
            case PROMPT -> "prompts";
        };
        return said != null && said.path("capabilities").has(capability);
    }

    /**
     * The server, with these items.
     *
     * @throws McpLockException when it has not said who it is, or says so in a way that cannot be taken
     */
    McpServer server(List<McpItem> items) throws McpLockException {
        JsonNode said = greeting;
        if (said == null || !said.path("serverInfo").isObject()) {
            throw new McpLockException("the server has not said who it is");
        }
        JsonNode instructions = said.path("instructions");
        return new McpServer(
                endpoint,
                info(said.path("serverInfo")),
                instructions.isTextual() ? Optional.of(bounded(instructions.textValue())) : Optional.empty(),
                items);
    }

    private static Json.Obj info(JsonNode info) throws McpLockException {
        try {
            return INFO.readObject(info.toString());
        } catch (MalformedJsonException e) {
            throw new McpLockException("what the server says it is cannot be read: " + e.getMessage(), e);
        }
    }

    private String bounded(String instructions) throws McpLockException {
        if (instructions.length() > limits.definitionCharacters()) {
            throw new McpLockException(
                    "the server's instructions are longer than " + limits.definitionCharacters() + " characters");
        }
        return instructions;
    }

    /**
     * All that the server lists of {@code kind}.
     *
     * @throws McpLockException when it does not answer in time, answers with an error, or lists what cannot be taken
     */
    List<McpItem> list(McpItem.Kind kind) throws McpLockException {
        McpListing listing = new McpListing(kind, limits);
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode result = asked(kind, cursor).path("result");
            if (!result.isObject()) {
                throw new McpLockException("the server answered the request for its " + kind.list() + " with an error");
            }
            listing.page(result.toString());
            String next = result.path("nextCursor").asText("");
            cursor = next.isEmpty() ? Optional.empty() : Optional.of(next);
        } while (cursor.isPresent());
        return listing.items();
    }

    private JsonNode asked(McpItem.Kind kind, Optional<String> cursor) throws McpLockException {
        McpClientRequest request = request(kind, ids.getAndDecrement(), cursor.orElse(null));
        try {
            transport.checkHealth(); // a process that has ended would be waited for
            return transport
                    .executeOperationWithResponse(new McpCallContext(null, request))
                    .get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new McpLockException("waiting for the server's " + kind.list() + " was interrupted", e);
        } catch (TimeoutException e) {
            throw new McpLockException("the server did not list its " + kind.list() + " in time", e);
        } catch (ExecutionException | RuntimeException e) {
            // what went wrong may be told in the server's words
            throw new McpLockException("the server could not be asked for its " + kind.list());
        }
    }

    private static McpClientRequest request(McpItem.Kind kind, long id, @Nullable String cursor) {
        return switch (kind) {
            case TOOL -> new McpListToolsRequest(id, cursor);
            case RESOURCE -> new McpListResourcesRequest(id, cursor);
            case TEMPLATE -> new McpListResourceTemplatesRequest(id, cursor);
            case PROMPT -> new McpListPromptsRequest(id, cursor);
        };
    }
}
