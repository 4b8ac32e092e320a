package dev.agentfirewall.samples.spring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that speaks Ollama's protocol, with a model that does whatever it last read, whoever wrote it: the worst that a firewall has to reckon
 * with.
 */
final class ObedientModel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ORDER = Pattern.compile("(?is)(?:write|send|forward)\\b.*?\\bto (\\S+@[\\w.]*\\w)");

    private final List<String> read = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    ObedientModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/chat", this::chat);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Everything that the model was shown, message by message. */
    List<String> read() {
        return List.copyOf(read);
    }

    void forget() {
        read.clear();
    }

    private void chat(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode messages = JSON.readTree(exchange.getRequestBody()).path("messages");
            byte[] answer = JSON.writeValueAsBytes(answered(messages));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private ObjectNode answered(JsonNode messages) {
        messages.forEach(message -> read.add(message.path("content").asText()));
        JsonNode last = messages.path(messages.size() - 1);
        ObjectNode answer = JSON.createObjectNode();
        answer.put("model", "obedient").put("created_at", "2026-11-23T00:00:00Z");
        answer.put("done", true).put("done_reason", "stop");
        answer.put("prompt_eval_count", 1).put("eval_count", 1);
        answer.set(
                "message", said(last.path("role").asText(), last.path("content").asText()));
        return answer;
    }

    private static ObjectNode said(String role, String text) {
        ObjectNode message = JSON.createObjectNode().put("role", "assistant").put("content", "");
        Matcher order = ORDER.matcher(text);
        if (order.find()) {
            ObjectNode arguments =
                    JSON.createObjectNode().put("to", order.group(1)).put("text", "as you wish");
            call(message, "sendMail", arguments);
        } else if (role.equals("user")) {
            call(message, "readInbox", JSON.createObjectNode());
        } else {
            message.put("content", "I read: " + text);
        }
        return message;
    }

    private static void call(ObjectNode message, String tool, ObjectNode arguments) {
        ArrayNode calls = message.putArray("tool_calls");
        calls.addObject().putObject("function").put("name", tool).set("arguments", arguments);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
