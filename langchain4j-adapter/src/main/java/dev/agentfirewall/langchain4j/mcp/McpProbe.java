package dev.agentfirewall.langchain4j.mcp;

import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpItem;
import dev.agentfirewall.mcp.McpLimits;
import dev.agentfirewall.mcp.McpLockException;
import dev.agentfirewall.mcp.McpServer;
import dev.langchain4j.mcp.client.transport.McpOperationHandler;
import dev.langchain4j.mcp.client.transport.McpTransport;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import dev.langchain4j.mcp.client.transport.stdio.StdioMcpTransport;
import dev.langchain4j.mcp.protocol.McpImplementation;
import dev.langchain4j.mcp.protocol.McpInitializeParams;
import dev.langchain4j.mcp.protocol.McpInitializeRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at a live server once: who it is and all it lists, for a person to agree to. It runs nothing. */
public final class McpProbe {
    private McpProbe() {}

    /**
     * The server at {@code endpoint}.
     *
     * @param headers what is sent along over HTTP, such as a token
     * @throws McpLockException when it cannot be reached in time, or what it says cannot be taken
     */
    public static McpServer look(McpEndpoint endpoint, Map<String, String> headers, McpLimits limits)
            throws McpLockException {
        return look(transport(endpoint, headers, limits), endpoint, limits);
    }

    private static McpTransport transport(McpEndpoint endpoint, Map<String, String> headers, McpLimits limits) {
        return endpoint instanceof McpEndpoint.Stdio process
                ? StdioMcpTransport.builder().command(process.command()).build()
                : StreamableHttpMcpTransport.builder()
                        .url(((McpEndpoint.Http) endpoint).url().toString())
                        .customHeaders(headers)
                        .timeout(limits.timeout())
                        .build();
    }

    /**
     * The server at the end of {@code transport}, which is closed afterwards.
     *
     * @throws McpLockException when it cannot be reached in time, or what it says cannot be taken
     */
    public static McpServer look(McpTransport transport, McpEndpoint endpoint, McpLimits limits)
            throws McpLockException {
        Wire wire = new Wire(transport, endpoint, limits);
        try {
            greet(transport, wire, limits);
            List<McpItem> items = new ArrayList<>();
            for (McpItem.Kind kind : McpItem.Kind.values()) {
                if (wire.offers(kind)) {
                    items.addAll(wire.list(kind));
                }
            }
            return wire.server(items);
        } finally {
            close(transport);
        }
    }

    private static void greet(McpTransport transport, Wire wire, McpLimits limits) throws McpLockException {
        try {
            transport.start(new Ear(handler(transport), limits.listCharacters(), kind -> {}));
            wire.greeted(transport.initialize(hello()).get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new McpLockException("waiting for the server was interrupted", e);
        } catch (TimeoutException e) {
            throw new McpLockException("the server did not answer in time", e);
        } catch (ExecutionException | RuntimeException e) {
            throw new McpLockException("the server could not be reached, or does not speak MCP", e);
        }
    }

    private static McpOperationHandler handler(McpTransport transport) {
        return new McpOperationHandler(
                new ConcurrentHashMap<>(),
                List::of,
                transport,
                message -> {},
                () -> {},
                () -> {},
                () -> {},
                uri -> {},
                notification -> {},
                () -> {},
                () -> {},
                (id, reason) -> {});
    }

    private static McpInitializeRequest hello() {
        McpInitializeParams params = new McpInitializeParams();
        params.setProtocolVersion("2025-11-25");
        params.setClientInfo(new McpImplementation("agent-firewall", "1"));
        params.setCapabilities(new McpInitializeParams.Capabilities());
        McpInitializeRequest request = new McpInitializeRequest(0L);
        request.setParams(params);
        return request;
    }

    private static void close(McpTransport transport) {
        try {
            transport.close();
        } catch (IOException e) {
            // what it said was heard
        }
    }
}
