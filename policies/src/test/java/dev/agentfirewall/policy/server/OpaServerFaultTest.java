package dev.agentfirewall.policy.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Decision.Basis;
import dev.agentfirewall.policy.BadAnswers;
import dev.agentfirewall.policy.TestRequests;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that can go wrong between here and a server is a denial. */
class OpaServerFaultTest {
    private static final String PERMIT = "{\"result\": " + BadAnswers.PERMIT + "}";

    @Test
    void decide_soundPermit_permits() throws IOException {
        assertThat(decide(ScriptedServer.ok(PERMIT))).isInstanceOf(Decision.Permit.class);
    }

    @Test
    void decide_soundPermitBesideOpasOwnFields_permits() throws IOException {
        String body =
                PERMIT.replaceFirst("\\{", "{\"decision_id\": \"1\", \"provenance\": {}, \"metrics\": {\"a\": 1},");
        assertThat(decide(ScriptedServer.ok(body))).isInstanceOf(Decision.Permit.class);
    }

    @Test
    void decide_undefined_isNotApplicable() throws IOException {
        assertThat(decide(ScriptedServer.ok("{}"))).isEqualTo(Decision.deny(Basis.NOT_APPLICABLE, "policy.undefined"));
        assertThat(decide(ScriptedServer.ok("{\"warning\": {\"code\": \"api_usage_warning\"}}")))
                .isEqualTo(Decision.deny(Basis.NOT_APPLICABLE, "policy.undefined"));
    }

    @ParameterizedTest
    @MethodSource("dev.agentfirewall.policy.BadAnswers#all")
    void decide_badAnswer_isMalformed(String answer) throws IOException {
        assertThat(decide(ScriptedServer.ok("{\"result\": " + answer + "}")))
                .isEqualTo(Decision.indeterminate("policy.malformed_answer"));
    }

    static Stream<Arguments> faults() {
        String sound = ScriptedServer.ok(PERMIT);
        return Stream.of(
                fault(
                        "duplicate key",
                        ScriptedServer.ok(PERMIT.replace("{\"permit\"", "{\"permit\": false, \"permit\"")),
                        "malformed_answer"),
                fault(
                        "two results",
                        ScriptedServer.ok("{\"result\": false, " + PERMIT.substring(1)),
                        "malformed_answer"),
                fault(
                        "unknown field beside the result",
                        ScriptedServer.ok("{\"ok\": 1, " + PERMIT.substring(1)),
                        "malformed_answer"),
                fault("text after the answer", ScriptedServer.ok(PERMIT + " true"), "malformed_answer"),
                fault("answer without its envelope", ScriptedServer.ok(BadAnswers.PERMIT), "malformed_answer"),
                fault("half of the JSON", ScriptedServer.ok(PERMIT.substring(0, 20)), "malformed_answer"),
                fault("empty body", ScriptedServer.ok(""), "malformed_answer"),
                fault("not JSON", ScriptedServer.ok("permit"), "malformed_answer"),
                fault("NaN", ScriptedServer.ok(PERMIT.replace("true", "NaN")), "malformed_answer"),
                fault(
                        "lone surrogate",
                        ScriptedServer.ok(PERMIT.replace("[]}", "[{\"code\": \"\\ud800\"}]}")),
                        "malformed_answer"),
                fault("longer than allowed", ScriptedServer.ok(PERMIT + " ".repeat(3000)), "malformed_answer"),
                fault("deeper than allowed", ScriptedServer.ok("[".repeat(900) + "]".repeat(900)), "malformed_answer"),
                fault(
                        "HTML page",
                        ScriptedServer.response("200 OK", "text/html", "<html>ok</html>"),
                        "malformed_answer"),
                fault("JSON called HTML", ScriptedServer.response("200 OK", "text/html", PERMIT), "malformed_answer"),
                fault("no content type", sound.replace("Content-Type: application/json\r\n", ""), "malformed_answer"),
                fault(
                        "500",
                        ScriptedServer.response("500 Internal Server Error", "application/json", PERMIT),
                        "server_error"),
                fault("400", ScriptedServer.response("400 Bad Request", "application/json", PERMIT), "server_error"),
                fault("401", ScriptedServer.response("401 Unauthorized", "application/json", PERMIT), "server_error"),
                fault("404", ScriptedServer.response("404 Not Found", "application/json", PERMIT), "server_error"),
                fault("201", ScriptedServer.response("201 Created", "application/json", PERMIT), "server_error"),
                fault(
                        "206",
                        ScriptedServer.response("206 Partial Content", "application/json", PERMIT),
                        "server_error"),
                fault("204", "HTTP/1.1 204 No Content\r\n\r\n", "server_error"),
                fault("half a body", sound.substring(0, sound.length() - 10), "unreachable"),
                fault("half a header", sound.substring(0, 30), "unreachable"),
                fault("nothing at all", "", "unreachable"),
                fault("not HTTP", "SSH-2.0-OpenSSH_9.6\r\n\r\n", "unreachable"),
                fault(
                        "broken chunks",
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                        "unreachable"),
                fault("bad length", sound.replaceFirst("Content-Length: ", "Content-Length: -"), "unreachable"));
    }

    private static Arguments fault(String name, String response, String code) {
        return Arguments.of(name, response, "policy." + code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void decide_fault_denies(String name, String response, String code) throws IOException {
        assertThat(decide(response)).as(name).isEqualTo(Decision.indeterminate(code));
    }

    @Test
    void decide_redirect_isNotFollowed() throws IOException {
        try (ScriptedServer permitting = ScriptedServer.sending(ScriptedServer.ok(PERMIT))) {
            String redirect = "HTTP/1.1 307 Temporary Redirect\r\nLocation: " + permitting.address()
                    + "/v1/data/agent/firewall/decision\r\nContent-Length: 0\r\n\r\n";
            assertThat(decide(redirect)).isEqualTo(Decision.indeterminate("policy.server_error"));
            assertThat(permitting.requests()).isEmpty();
        }
    }

    @Test
    void decide_nobodyListens_isUnreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(decide(OpaServer.at(URI.create("http://127.0.0.1:" + port))))
                .isEqualTo(Decision.indeterminate("policy.unreachable"));
    }

    @Test
    void decide_silence_isATimeout() throws IOException {
        assertTimeout(connection -> hold());
    }

    @Test
    void decide_bodyThatDrips_isATimeout() throws IOException {
        assertTimeout(connection -> {
            ScriptedServer.send(connection, ScriptedServer.ok(PERMIT).substring(0, 90));
            hold();
        });
    }

    private static void assertTimeout(ScriptedServer.Script script) throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script)) {
            assertThat(decide(OpaServer.at(server.address()).requestTimeout(Duration.ofMillis(300))))
                    .isEqualTo(Decision.indeterminate("policy.timeout"));
        }
    }

    // Never returns: the thread is a daemon and ends with the tests.
    private static void hold() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Test
    void decide_threadInterruptedBefore_deniesAndKeepsTheFlag() throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.ok(PERMIT))) {
            OpaServerPolicyDecisionPoint policy = new OpaServerPolicyDecisionPoint(
                    OpaServer.at(server.address()).build());
            Thread.currentThread().interrupt();
            Decision decision = policy.decide(TestRequests.search()).decision();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(decision).isEqualTo(Decision.indeterminate("policy.interrupted"));
            assertThat(policy.decide(TestRequests.search()).decision()).isInstanceOf(Decision.Permit.class);
        }
    }

    @Test
    void decide_threadInterruptedWhileItWaits_deniesAndKeepsTheFlag() throws Exception {
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CompletableFuture<Decision> decision = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.start(connection -> hold())) {
            OpaServer slow = OpaServer.at(server.address())
                    .requestTimeout(Duration.ofMinutes(5))
                    .build();
            Thread asking = new Thread(() -> {
                decision.complete(new OpaServerPolicyDecisionPoint(slow)
                        .decide(TestRequests.search())
                        .decision());
                flag.complete(Thread.currentThread().isInterrupted());
            });
            asking.start();
            assertThat(server.requests().take()).contains("POST");
            asking.interrupt();
            assertThat(decision.get()).isEqualTo(Decision.indeterminate("policy.interrupted"));
            assertThat(flag.get()).isTrue();
        }
    }

    @Test
    void decide_moreAtOnceThanAllowed_deniesTheOthers() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (ScriptedServer server = ScriptedServer.start(connection -> answerAfter(first, connection))) {
            OpaServerPolicyDecisionPoint policy = new OpaServerPolicyDecisionPoint(OpaServer.at(server.address())
                    .requestTimeout(Duration.ofMinutes(5))
                    .concurrency(1, Duration.ofMillis(1))
                    .build());
            CompletableFuture<Decision> slow = CompletableFuture.supplyAsync(
                    () -> policy.decide(TestRequests.search()).decision());
            server.requests().take();
            assertThat(policy.decide(TestRequests.search()).decision())
                    .isEqualTo(Decision.indeterminate("policy.overloaded"));
            first.countDown();
            assertThat(slow.get()).isInstanceOf(Decision.Permit.class);
            assertThat(policy.decide(TestRequests.search()).decision()).isInstanceOf(Decision.Permit.class);
        }
    }

    private static void answerAfter(CountDownLatch latch, Socket connection) throws IOException, InterruptedException {
        latch.await();
        ScriptedServer.send(connection, ScriptedServer.ok(PERMIT));
    }

    @Test
    void decide_tokenCannotBeHad_asksNobody() throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(ScriptedServer.ok(PERMIT))) {
            Decision decision = decide(OpaServer.at(server.address()).bearerToken(() -> {
                throw new IllegalStateException("vault is sealed");
            }));
            assertThat(decision).isEqualTo(Decision.indeterminate("policy.failed"));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static Decision decide(String response) throws IOException {
        try (ScriptedServer server = ScriptedServer.sending(response)) {
            return decide(OpaServer.at(server.address()).maxAnswerBytes(2000 + BadAnswers.PERMIT.length()));
        }
    }

    private static Decision decide(OpaServer.Builder server) {
        return new OpaServerPolicyDecisionPoint(server.build())
                .decide(TestRequests.search())
                .decision();
    }
}
