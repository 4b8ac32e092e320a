package dev.agentfirewall.cli.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An MCP server of one tool, over HTTP. */
final class TinyServer implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("\"id\":(-?[0-9]+)");

    private final HttpServer server;
    volatile String description = "Searches the wiki";
    volatile String version = "1.0.0";
    volatile String authorization = "none";

    private TinyServer(HttpServer server) {
        this.server = server;
    }

    static TinyServer started() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TinyServer tiny = new TinyServer(http);
            http.createContext("/", tiny::answer);
            http.start();
            return tiny;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher id = ID.matcher(asked);
            if (!id.find()) {
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            authorization = given == null ? "none" : given;
            byte[] body = ("{\"jsonrpc\":\"2.0\",\"id\":" + id.group(1) + ",\"result\":" + result(asked) + "}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String result(String asked) {
        return asked.contains("\"initialize\"")
                ? "{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"wiki-mcp\",\"version\":\""
                        + version + "\"}}"
                : "{\"tools\":[{\"name\":\"search\",\"description\":\"" + description
                        + "\",\"inputSchema\":{\"type\":\"object\",\"properties\":{}}}]}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
