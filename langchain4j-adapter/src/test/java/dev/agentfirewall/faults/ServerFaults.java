package dev.agentfirewall.faults;

import static dev.agentfirewall.faults.Area.SERVER;

import dev.agentfirewall.policy.server.OpaServer;
import dev.agentfirewall.policy.server.OpaServerPolicyDecisionPoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** What can go wrong between here and an OPA server. Where there is a body, it says permit. */
final class ServerFaults {
    private static final List<Door> SERVER_DOOR = List.of(Door.OPA_SERVER);
    private static final String PERMIT =
            "{\"result\":{\"permit\":true,\"reasons\":[],\"obligations\":[],\"advice\":[]}}";
    private static final String OK = HttpText.ok(PERMIT);

    private ServerFaults() {}

    static List<Fault> all() {
        return Stream.of(absent(), statuses(), bodies(), wires())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fault> absent() {
        return List.of(
                pointing("nobody listens", "unreachable", ServerFaults::deadPort),
                pointing(
                        "left alone after it failed",
                        "suspended",
                        () -> deadPort().circuitBreaker(1, Duration.ofHours(1))),
                silent("never answers", ""),
                silent("answers half and then no more", OK.substring(0, OK.length() - 20)),
                silent("sends half of a header and then no more", OK.substring(0, 30)),
                Fault.at(
                        SERVER,
                        "the token cannot be had",
                        SERVER_DOOR,
                        "refused policy.failed",
                        ServerFaults::loseToken),
                Fault.at(
                        SERVER,
                        "plain HTTP to another machine",
                        SERVER_DOOR,
                        Fault.NOT_STARTED + " IllegalArgumentException",
                        stage -> OpaServer.at(URI.create("http://opa.example:8181"))));
    }

    private static List<Fault> statuses() {
        return Stream.of(
                        "500 Internal Server Error",
                        "503 Service Unavailable",
                        "400 Bad Request",
                        "401 Unauthorized",
                        "404 Not Found",
                        "201 Created",
                        "206 Partial Content")
                .map(status -> answering(
                        "answers " + status, "server_error", HttpText.response(status, "application/json", PERMIT)))
                .toList();
    }

    private static List<Fault> bodies() {
        return List.of(
                answering(
                        "an HTML page",
                        "malformed_answer",
                        HttpText.response("200 OK", "text/html", "<html>ok</html>")),
                answering(
                        "JSON that says it is HTML",
                        "malformed_answer",
                        HttpText.response("200 OK", "text/html", PERMIT)),
                answering("nothing", "malformed_answer", HttpText.ok("")),
                answering("half of the JSON", "malformed_answer", HttpText.ok(PERMIT.substring(0, 25))),
                answering("text after the JSON", "malformed_answer", HttpText.ok(PERMIT + "{}")),
                answering("two results", "malformed_answer", HttpText.ok("{\"result\":false," + PERMIT.substring(1))),
                answering("no envelope", "malformed_answer", HttpText.ok(PERMIT.substring(10, PERMIT.length() - 1))),
                answering(
                        "an envelope with an unknown field",
                        "malformed_answer",
                        HttpText.ok("{\"ok\":1," + PERMIT.substring(1))),
                answering("an answer of 10 MB", "malformed_answer", HttpText.ok(PERMIT + " ".repeat(10 << 20))),
                answering("10,000 levels of lists", "malformed_answer", HttpText.ok("[".repeat(10_000))));
    }

    private static List<Fault> wires() {
        return List.of(
                Fault.at(
                        SERVER,
                        "a redirect to one that permits",
                        SERVER_DOOR,
                        "refused policy.server_error",
                        ServerFaults::redirect),
                answering("half of the body, and hangs up", "unreachable", OK.substring(0, OK.length() - 20)),
                answering("nothing, and hangs up", "unreachable", ""),
                answering("another protocol", "unreachable", "SSH-2.0-OpenSSH_9.6\r\n\r\n"),
                answering(
                        "broken chunks",
                        "unreachable",
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + PERMIT));
    }

    private static Fault answering(String name, String code, String response) {
        return Fault.at(
                SERVER,
                name,
                SERVER_DOOR,
                "refused policy." + code,
                stage -> stage.opa().answer.set((connection, request) -> HttpText.send(connection, response)));
    }

    /** A server that keeps the connection open and says no more than {@code part}, waited for a little. */
    private static Fault silent(String name, String part) {
        return Fault.at(SERVER, name, SERVER_DOOR, "refused policy.timeout", stage -> {
            stage.opa().answer.set((connection, request) -> {
                HttpText.send(connection, part);
                new CountDownLatch(1).await();
            });
            stage.policy.set(
                    new OpaServerPolicyDecisionPoint(Engines.patient(stage.opa().address())
                            .requestTimeout(Duration.ofMillis(100))
                            .build()));
        });
    }

    /** Points the firewall somewhere else. */
    private static Fault pointing(String name, String code, Elsewhere elsewhere) {
        return Fault.at(
                SERVER,
                name,
                SERVER_DOOR,
                "refused policy." + code,
                stage -> stage.policy.set(
                        new OpaServerPolicyDecisionPoint(elsewhere.server().build())));
    }

    @FunctionalInterface
    private interface Elsewhere {
        OpaServer.Builder server() throws IOException;
    }

    private static OpaServer.Builder deadPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Engines.patient(URI.create("http://127.0.0.1:" + free.getLocalPort()));
        }
    }

    private static void loseToken(Stage stage) {
        stage.policy.set(
                new OpaServerPolicyDecisionPoint(Engines.patient(stage.opa().address())
                        .bearerToken(() -> {
                            throw new IllegalStateException(stage.canary);
                        })
                        .build()));
    }

    // The other address of the same server answers with a permit; being asked is enough to fail.
    private static void redirect(Stage stage) {
        String location = stage.opa().address() + "/elsewhere";
        stage.opa()
                .answer
                .set((connection, request) -> HttpText.send(
                        connection,
                        request.isEmpty()
                                ? OK
                                : "HTTP/1.1 307 Temporary Redirect\r\nLocation: " + location
                                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    }
}
