package dev.agentfirewall.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A model's server on the loopback interface: it answers each request with the same words, in both dialects. */
final class FakeModelServer implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    FakeModelServer(String words) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/chat/completions",
                exchange -> answer(
                        exchange,
                        "{\"id\":\"1\",\"object\":\"chat.completion\",\"model\":\"m\",\"choices\":[{\"index\":0,"
                                + "\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\""
                                + words
                                + "\"}}]}"));
        server.createContext(
                "/api/chat",
                exchange -> answer(
                        exchange,
                        "{\"model\":\"m\",\"created_at\":\"2026-11-22T10:00:00Z\",\"done\":true,\"done_reason\":\"stop\","
                                + "\"message\":{\"role\":\"assistant\",\"content\":\"" + words + "\"}}"));
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** The bodies of all requests so far. */
    List<String> requests() {
        return requests;
    }

    /** What each request said in {@code Authorization}. */
    List<String> keys() {
        return keys;
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
