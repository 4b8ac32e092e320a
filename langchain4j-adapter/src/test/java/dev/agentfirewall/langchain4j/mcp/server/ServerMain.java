package dev.agentfirewall.langchain4j.mcp.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** The servers' process: {@code stdio ROLE}, or {@code http}, where each role has a path of its own. Over HTTP it ends with its standard input. */
public final class ServerMain {
    private static final Map<String, Dialogue> SESSIONS = new ConcurrentHashMap<>();

    private ServerMain() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("stdio")) {
            speak(new Dialogue(Roles.of(arguments[1])));
        } else {
            serve();
        }
    }

    private static BufferedReader input() {
        return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    private static PrintStream output() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    private static void speak(Dialogue dialogue) throws IOException {
        BufferedReader in = input();
        PrintStream out = output();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            dialogue.answers(Role.MAPPER.readTree(line)).forEach(out::println);
        }
    }

    private static void serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ServerMain::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        output().println(server.getAddress().getPort());
        BufferedReader in = input();
        while (in.readLine() != null) {
            // until whoever started this goes away
        }
        Runtime.getRuntime().halt(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            JsonNode message = Role.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            List<JsonNode> answers = dialogue(exchange, message).answers(message);
            send(exchange, message, answers);
        }
    }

    private static Dialogue dialogue(HttpExchange exchange, JsonNode message) {
        String session = exchange.getRequestHeaders().getFirst("Mcp-Session-Id");
        if (message.path("method").asText().equals("initialize")) {
            session = UUID.randomUUID().toString();
            SESSIONS.put(
                    session,
                    new Dialogue(Roles.of(exchange.getRequestURI().getPath().substring(1))));
            exchange.getResponseHeaders().add("Mcp-Session-Id", session);
        }
        return Objects.requireNonNull(SESSIONS.get(session));
    }

    private static void send(HttpExchange exchange, JsonNode message, List<JsonNode> answers) throws IOException {
        if (!message.has("id")) {
            exchange.sendResponseHeaders(202, -1);
            return;
        }
        if (answers.isEmpty()) {
            try {
                Thread.currentThread().join(); // never
            } catch (InterruptedException e) {
                return;
            }
        }
        boolean several = answers.size() > 1;
        String body = several
                ? answers.stream().map(each -> "data: " + each + "\n\n").collect(Collectors.joining())
                : answers.get(0).toString();
        exchange.getResponseHeaders().add("Content-Type", several ? "text/event-stream" : "application/json");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
