package dev.agentfirewall.spring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.mcp.McpEndpoint;
import dev.agentfirewall.mcp.McpItem;
import dev.agentfirewall.mcp.McpLock;
import dev.agentfirewall.mcp.McpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An MCP server of one tool, over HTTP, for those who send its token; and locks of it. */
final class WikiServer implements AutoCloseable {
    static final String TOKEN = "Bearer 42";

    private static final Pattern ID = Pattern.compile("\"id\":(-?[0-9]+)");
    private static final Json.Obj TOOL = Json.object()
            .put("name", "search")
            .put("description", "Searches the wiki")
            .put("inputSchema", Json.object().put("type", "object").build())
            .build();

    private final HttpServer server;

    WikiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
    }

    /** A lock file in which a person agreed to this server, found at {@code url}. */
    Path lock(Path file, String url) throws Exception {
        McpServer agreed = new McpServer(
                McpEndpoint.http(url),
                Json.object().put("name", "wiki-mcp").put("version", "1.0.0").build(),
                Optional.empty(),
                List.of(new McpItem(McpItem.Kind.TOOL, "search", TOOL)));
        McpLock.NONE.with("wiki", agreed, Map.of()).write(file);
        return file;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher id = ID.matcher(asked);
            if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if (!id.find()) {
                exchange.sendResponseHeaders(202, -1);
            } else {
                byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":" + id.group(1) + ",\"result\":" + result(asked) + "}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static String result(String asked) {
        if (asked.contains("\"initialize\"")) {
            return "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
                    + "\"serverInfo\":{\"name\":\"wiki-mcp\",\"version\":\"1.0.0\"}}";
        }
        return "{\"tools\":[{\"name\":\"search\",\"description\":\"Searches the wiki\","
                + "\"inputSchema\":{\"type\":\"object\"}}]}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
