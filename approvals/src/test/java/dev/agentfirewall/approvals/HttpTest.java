package dev.agentfirewall.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.agentfirewall.Firewall;
import dev.agentfirewall.approvals.http.AnswerEndpoint;
import dev.agentfirewall.approvals.http.HttpNotifier;
import dev.agentfirewall.approvals.http.MessageSeal;
import dev.agentfirewall.approvals.http.MessageSeal.Purpose;
import dev.agentfirewall.enforcement.ToolOutcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Questions that go out by HTTP, and answers that come back. */
class HttpTest {
    private static final String SEVEN = "{\"ids\":[\"7\"]}";
    private static final byte[] KEY = "a key of thirty-two bytes, or so".getBytes(StandardCharsets.UTF_8);

    private final Bench bench = Bench.inMemory();
    private final MessageSeal seal = MessageSeal.hmac(KEY, bench.clock);
    private final AnswerEndpoint endpoint = new AnswerEndpoint(bench.desk, seal);

    private byte[] grantBy(String person) throws ApprovalStoreException {
        Ticket asked = bench.asked();
        return ("{\"ticket\":\"" + asked.id() + "\",\"question\":\""
                        + asked.question().digest() + "\",\"verdict\":\"grant\",\"person\":{\"id\":\"" + person
                        + "\",\"roles\":[\"user\"],\"tenant\":null}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private int status(Map<String, String> headers, byte[] body) {
        return endpoint.handle(headers, body).status();
    }

    @Test
    void answer_sealedByTheOwner_letsTheCallRunOnce() throws Exception {
        Firewall firewall = bench.firewall();
        bench.delete(firewall, SEVEN);
        byte[] body = grantBy("emma");
        assertThat(endpoint.handle(seal.headers(Purpose.ANSWER, body), body))
                .isEqualTo(new AnswerEndpoint.Response(200, "granted"));
        assertThat(bench.delete(firewall, SEVEN)).isInstanceOf(ToolOutcome.Completed.class);
        assertThat(bench.delete(firewall, SEVEN)).isInstanceOf(ToolOutcome.Pending.class);
    }

    @Test
    void answer_replayed_isRefusedAndSoIsOneToASettledTicket() throws Exception {
        bench.delete(bench.firewall(), SEVEN);
        byte[] body = grantBy("emma");
        Map<String, String> headers = seal.headers(Purpose.ANSWER, body);
        assertThat(status(headers, body)).isEqualTo(200);
        assertThat(endpoint.handle(headers, body).code()).isEqualTo("sent_before");
        AnswerEndpoint restarted = new AnswerEndpoint(bench.desk, seal);
        assertThat(restarted.handle(headers, body).status()).isNotEqualTo(200);
        bench.delete(bench.firewall(), SEVEN);
        assertThat(restarted.handle(seal.headers(Purpose.ANSWER, body), body).code())
                .isEqualTo("too_late");
    }

    @Test
    void answer_notSealedOrStale_isRefused() throws Exception {
        bench.delete(bench.firewall(), SEVEN);
        byte[] body = grantBy("emma");
        byte[] other = grantBy("olga");
        Map<String, String> sound = seal.headers(Purpose.ANSWER, body);
        assertThat(status(Map.of(), body)).isEqualTo(401);
        assertThat(status(sound, other)).isEqualTo(401);
        assertThat(status(seal.headers(Purpose.QUESTION, body), body)).isEqualTo(401);
        MessageSeal stranger =
                MessageSeal.hmac("another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8), bench.clock);
        assertThat(status(stranger.headers(Purpose.ANSWER, body), body)).isEqualTo(401);
        for (String header : sound.keySet()) {
            Map<String, String> damaged = new HashMap<>(sound);
            String value = sound.get(header);
            damaged.put(header, (value.startsWith("0") ? "1" : "0") + value.substring(1));
            assertThat(status(damaged, body)).as(header).isEqualTo(401);
        }
        bench.clock.pass(AnswerEndpoint.FRESH.plusSeconds(1));
        assertThat(status(sound, body)).isEqualTo(401);
        assertThat(bench.asked().state()).isEqualTo(Ticket.State.OPEN);
    }

    @Test
    void answer_malformedTooLargeOrToAnother_isRefused() throws Exception {
        bench.delete(bench.firewall(), SEVEN);
        String sound = new String(grantBy("emma"), StandardCharsets.UTF_8);
        Map<String, Integer> wrong = Map.of(
                "{}",
                400,
                "not json",
                400,
                sound.replace("grant", "perhaps"),
                400,
                sound.replace("\"verdict\":", "\"verdict\":\"deny\",\"verdict\":"),
                400,
                sound.replace("emma", " "),
                400,
                sound.replace(bench.asked().id().value(), "aaaaaaaaaaaaaaaa"),
                404,
                sound.replaceFirst("sha256:..", "sha256:00"),
                409,
                sound.replace("emma", "mallory"),
                403,
                "x".repeat(20_000),
                413);
        wrong.forEach((text, status) -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            assertThat(status(seal.headers(Purpose.ANSWER, body), body)).isEqualTo(status);
        });
        assertThat(bench.asked().state()).isEqualTo(Ticket.State.OPEN);
    }

    @Test
    void notifier_postsEachQuestionSealed() throws Exception {
        CompletableFuture<String> posted = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            posted.complete(exchange.getRequestHeaders().getFirst(MessageSeal.SIGNATURE)
                    + new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/questions");
            bench.delete(bench.firewall(approvals -> approvals.notifier(new HttpNotifier(address, seal))), SEVEN);
            assertThat(posted.get(30, TimeUnit.SECONDS))
                    .startsWith("v1=")
                    .contains(bench.asked().id().value(), "\\\"ids\\\":[\\\"7\\\"]");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void notifier_addressThatOthersCouldReadOn_isRefused() {
        assertThatThrownBy(() -> new HttpNotifier(URI.create("http://approvals.example/"), seal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
        assertThatThrownBy(() -> MessageSeal.hmac(new byte[31], bench.clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(seal.toString()).doesNotContain("thirty");
        assertThat(AnswerEndpoint.FRESH).isLessThan(Duration.ofHours(1));
    }
}
