package dev.agentfirewall.langchain4j.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpItem;
import dev.agentfirewall.mcp.McpLimits;
import dev.agentfirewall.mcp.McpLock;
import dev.langchain4j.mcp.client.McpCallContext;
import dev.langchain4j.mcp.client.transport.McpOperationHandler;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.protocol.McpClientMessage;
import dev.langchain4j.mcp.protocol.McpInitializeRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A transport on which nothing is offered that a person did not agree to. A request for a list is answered with the definitions that stand in the lock, of those items that the server still lists
 * so; a call of any other tool is not sent; answers hold text alone, and no more than the limit.
 *
 * <p><b>Limitations.</b> LangChain4j's transports read a message whole before anyone can look at it: the limit keeps it from being used, not from being read.
 *
 * <p>Thread-safe when the transport is.
 */
public final class WatchedTransport implements McpTransport {
    private final McpTransport transport;
    private final McpLimits limits;
    private final Wire wire;
    private final LockWatch watch;

    /**
     * Watches {@code transport}.
     *
     * @param key what the host calls the server
     * @param endpoint where the transport leads: the host's word
     */
    public WatchedTransport(McpTransport transport, String key, McpEndpoint endpoint, McpLock lock, McpLimits limits) {
        this.transport = transport;
        this.limits = limits;
        this.wire = new Wire(transport, endpoint, limits);
        this.watch = new LockWatch(key, lock, wire, limits, System::nanoTime);
    }

    /** Whether an answer with this code is a tool's own word about its failure, rather than a refusal of the firewall's. */
    public static boolean isToolsOwnFailure(int code) {
        return code != Answers.REFUSED;
    }

    /** What of this kind is as agreed to; the server is asked where that is not known. */
    public List<McpItem> holding(McpItem.Kind kind) {
        return watch.holding(kind);
    }

    /** The instructions, where they are as agreed to. */
    public Optional<String> instructions() {
        return watch.instructions();
    }

    @Override
    public void start(McpOperationHandler handler) {
        transport.start(new Ear(handler, limits.listCharacters(), watch::changed));
    }

    @Override
    public CompletableFuture<JsonNode> initialize(McpInitializeRequest request) {
        watch.forget();
        return transport.initialize(request).thenApply(answer -> {
            wire.greeted(answer);
            watch.forget(); // what was listed meanwhile was compared with the server before
            return answer;
        });
    }

    @Override
    public CompletableFuture<JsonNode> executeOperationWithResponse(McpClientMessage message) {
        return executeOperationWithResponse(new McpCallContext(null, message));
    }

    @Override
    public CompletableFuture<JsonNode> executeOperationWithResponse(McpCallContext context) {
        McpClientMessage message = context.message();
        Optional<McpItem.Kind> list = Requests.listed(message.method);
        if (list.isPresent()) {
            return CompletableFuture.completedFuture(Answers.listing(message.getId(), list.get(), holding(list.get())));
        }
        if (!Requests.agreed(message, watch::lastHolding)) {
            return CompletableFuture.completedFuture(
                    Answers.refusal(message.getId(), "nobody agreed to what is asked for"));
        }
        return transport
                .executeOperationWithResponse(context)
                .thenApply(
                        answer -> Requests.isCall(message.method) ? Answers.ofCall(bounded(answer)) : bounded(answer));
    }

    private JsonNode bounded(JsonNode answer) {
        boolean tooLong = Ear.lengthOf(answer, limits.resultCharacters()) > limits.resultCharacters();
        return tooLong ? Answers.refusal(answer.path("id").asLong(), "the answer is longer than the limit") : answer;
    }

    @Override
    public void executeOperationWithoutResponse(McpClientMessage message) {
        transport.executeOperationWithoutResponse(message);
    }

    @Override
    public void executeOperationWithoutResponse(McpCallContext context) {
        transport.executeOperationWithoutResponse(context);
    }

    @Override
    public void checkHealth() {
        transport.checkHealth();
    }

    @Override
    public void onFailure(Runnable action) {
        transport.onFailure(action);
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
