package dev.agentfirewall.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.http.AnswerEndpoint;
import dev.agentfirewall.approvals.http.Ed25519Keys;
import dev.agentfirewall.approvals.http.Ed25519Signer;
import dev.agentfirewall.approvals.http.HttpNotifier;
import dev.agentfirewall.approvals.http.MessageSeal;
import dev.agentfirewall.approvals.http.MessageSeal.Purpose;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An approver's system that signs its answers with a key of its own, over real HTTP. */
class Ed25519Test {
    private static final String SEVEN = "{\"ids\":[\"7\"]}";
    private static final KeyPair DESK = pair("Ed25519");
    private static final KeyPair NEXT = pair("Ed25519");

    private final Bench bench = Bench.inMemory();
    private final Ed25519Signer system = Ed25519Signer.of("2026-11", DESK.getPrivate(), bench.clock);
    private final Ed25519Keys trusted = Ed25519Keys.of("2026-11", DESK.getPublic(), bench.clock);
    private final AnswerEndpoint endpoint = new AnswerEndpoint(bench.desk, trusted);
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer ours;

    Ed25519Test() throws IOException {
        this.ours = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static KeyPair pair(String kind) {
        try {
            return KeyPairGenerator.getInstance(kind).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void listen() {
        ours.createContext("/answers", this::answer);
        ours.start();
    }

    @AfterEach
    void stop() {
        ours.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        AnswerEndpoint.Response response =
                endpoint.handle(headers, exchange.getRequestBody().readAllBytes());
        byte[] code = response.code().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), code.length);
        exchange.getResponseBody().write(code);
        exchange.close();
    }

    private HttpResponse<String> post(Map<String, String> headers, byte[] body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(ours, "/answers")).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI at(HttpServer server, String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private byte[] grant() throws Exception {
        return grant(
                bench.asked().id().value(), bench.asked().question().digest().toString());
    }

    private static byte[] grant(String ticket, String question) {
        return ("{\"ticket\":\"" + ticket + "\",\"question\":\"" + question
                        + "\",\"verdict\":\"grant\",\"person\":{\"id\":\"emma\",\"roles\":[\"user\"],\"tenant\":null}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void answer_signedByTheSystem_countsOnce() throws Exception {
        Firewall firewall = bench.firewall();
        bench.delete(firewall, SEVEN);
        byte[] body = grant();
        Map<String, String> headers = system.headers(Purpose.ANSWER, body);
        assertThat(post(headers, body).body()).isEqualTo("granted");
        assertThat(post(headers, body).body()).isEqualTo("sent_before");
        assertThat(bench.delete(firewall, SEVEN)).isInstanceOf(ToolOutcome.Completed.class);
        assertThat(bench.delete(firewall, SEVEN)).isInstanceOf(ToolOutcome.Pending.class);
    }

    @Test
    void answer_notSignedAsItIsOrStale_isRefused() throws Exception {
        bench.delete(bench.firewall(), SEVEN);
        byte[] body = grant();
        Map<String, String> sound = system.headers(Purpose.ANSWER, body);
        byte[] other = new String(body, StandardCharsets.UTF_8)
                .replace("\"emma\"", "\"olga\"")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(post(sound, other).statusCode()).isEqualTo(401);
        assertThat(post(system.headers(Purpose.QUESTION, body), body).statusCode())
                .isEqualTo(401);
        for (String header : sound.keySet()) {
            for (String value : List.of(changed(sound.get(header)), "", "ed25519=AAAA", "v1=" + sound.get(header))) {
                Map<String, String> damaged = new HashMap<>(sound);
                damaged.put(header, value);
                assertThat(post(damaged, body).statusCode()).as(header).isEqualTo(401);
            }
            Map<String, String> without = new HashMap<>(sound);
            without.remove(header);
            assertThat(post(without, body).statusCode()).as(header).isEqualTo(401);
        }
        bench.clock.pass(AnswerEndpoint.FRESH.plusSeconds(1));
        assertThat(post(sound, body).statusCode()).isEqualTo(401);
        assertThat(bench.asked().state()).isEqualTo(Ticket.State.OPEN);
    }

    private static String changed(String value) {
        int last = value.startsWith("ed25519=") ? "ed25519=".length() : 0;
        char was = value.charAt(last);
        return value.substring(0, last) + (was == '1' ? '2' : '1') + value.substring(last + 1);
    }

    @Test
    void answer_byAnotherKeyOrWithThePublicOneAsASecret_isRefused() throws Exception {
        bench.delete(bench.firewall(), SEVEN);
        byte[] body = grant();
        Ed25519Signer stranger = Ed25519Signer.of("2026-11", NEXT.getPrivate(), bench.clock);
        assertThat(post(stranger.headers(Purpose.ANSWER, body), body).statusCode())
                .isEqualTo(401);
        MessageSeal confused = MessageSeal.hmac(DESK.getPublic().getEncoded(), bench.clock);
        Map<String, String> headers = new HashMap<>(confused.headers(Purpose.ANSWER, body));
        headers.put(Ed25519Keys.KEY, "2026-11");
        assertThat(post(headers, body).statusCode()).isEqualTo(401);
        assertThat(bench.asked().state()).isEqualTo(Ticket.State.OPEN);
    }

    @Test
    void trust_newKey_bothCountUntilTheOldOneIsDistrusted() throws Exception {
        Ed25519Signer next = Ed25519Signer.of("2026-12", NEXT.getPrivate(), bench.clock);
        bench.delete(bench.firewall(), SEVEN);
        byte[] body = grant();
        assertThat(post(next.headers(Purpose.ANSWER, body), body).statusCode()).isEqualTo(401);
        trusted.trust("2026-12", NEXT.getPublic());
        assertThat(post(next.headers(Purpose.ANSWER, body), body).statusCode()).isEqualTo(200);

        Map<String, String> renamed = new HashMap<>(next.headers(Purpose.ANSWER, body));
        renamed.put(Ed25519Keys.KEY, "2026-11");
        assertThat(post(renamed, body).statusCode()).isEqualTo(401);
        assertThat(post(system.headers(Purpose.ANSWER, body), body).statusCode())
                .isNotEqualTo(401);
        trusted.distrust("2026-11");
        assertThat(post(system.headers(Purpose.ANSWER, body), body).statusCode())
                .isEqualTo(401);
    }

    @Test
    void wholeWay_questionGoesOutSignedAndTheAnswerComesBack() throws Exception {
        Ed25519Keys firewalls = Ed25519Keys.of("agents", NEXT.getPublic(), bench.clock);
        CompletableFuture<HttpResponse<String>> answered = new CompletableFuture<>();
        HttpServer theirs = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        theirs.createContext("/questions", exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            byte[] question = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(firewalls.holds(Purpose.QUESTION, headers, question) ? 204 : 401, -1);
            exchange.close();
            answered.complete(agreed(question));
        });
        theirs.start();
        try {
            Firewall firewall = bench.firewall(approvals -> approvals.notifier(new HttpNotifier(
                    at(theirs, "/questions"), Ed25519Signer.of("agents", NEXT.getPrivate(), bench.clock))));
            bench.delete(firewall, SEVEN);
            assertThat(answered.get(30, TimeUnit.SECONDS).body()).isEqualTo("granted");
            assertThat(bench.delete(firewall, SEVEN)).isInstanceOf(ToolOutcome.Completed.class);
        } finally {
            theirs.stop(0);
        }
    }

    private HttpResponse<String> agreed(byte[] question) {
        try {
            Json.Obj asked = new JsonReader(JsonLimits.FILES).readObject(new String(question, StandardCharsets.UTF_8));
            byte[] body = grant(Fields.text(asked, "ticket"), Fields.text(asked, "question"));
            return post(system.headers(Purpose.ANSWER, body), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keys_ofAnotherKindOrName_areRefused() {
        KeyPair other = pair("Ed448");
        KeyPair rsa = pair("RSA");
        assertThatIllegalArgumentException().isThrownBy(() -> trusted.trust("next", other.getPublic()));
        assertThatIllegalArgumentException().isThrownBy(() -> trusted.trust("next", rsa.getPublic()));
        assertThatIllegalArgumentException().isThrownBy(() -> trusted.trust("no name\n", NEXT.getPublic()));
        assertThatIllegalArgumentException().isThrownBy(() -> trusted.trust("2026-11", NEXT.getPublic()));
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519Signer.of("next", rsa.getPrivate(), bench.clock));
        assertThat(trusted.toString()).contains("1");
        assertThat(system.toString()).contains("2026-11");
    }
}
