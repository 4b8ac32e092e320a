package dev.agentfirewall.policy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.decision.AccessRequest;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.BadAnswers;
import dev.agentfirewall.policy.TestRequests;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpaServerRequestTest {
    private static final String PERMIT = ScriptedServer.ok("{\"result\": " + BadAnswers.PERMIT + "}");

    private Instant now = Instant.EPOCH;

    @Test
    void decide_asksTheRuleWithTheCanonicalDocument() throws Exception {
        AccessRequest request = TestRequests.call(
                "pay", Effect.PAY, "/amount", new Json.Num(new BigDecimal("9007199254740993.10")), ArgumentRole.AMOUNT);
        String asked = asked(OpaServer.Builder::build, request);
        assertThat(asked).startsWith("POST /v1/data/agent/firewall/decision HTTP/1.1\r\n");
        assertThat(asked).contains("9007199254740993.1}").doesNotContain("Authorization");
        assertThat(asked).endsWith("\r\n\r\n{\"input\":" + CanonicalJson.write(request.document()) + "}");
    }

    @Test
    void decide_bearerToken_isSentAndAskedForEachTime() throws Exception {
        assertThat(asked(server -> server.bearerToken(() -> "t-1").build(), TestRequests.search()))
                .contains("\r\nAuthorization: Bearer t-1\r\n");
    }

    @Test
    void decide_addressWithPath_isKept() throws Exception {
        try (ScriptedServer server = ScriptedServer.sending(PERMIT)) {
            URI address = URI.create(server.address() + "/opa/");
            decide(OpaServer.at(address).path("team/decision").build());
            assertThat(server.requests().take()).startsWith("POST /opa/v1/data/team/decision HTTP/1.1\r\n");
        }
    }

    @Test
    void decide_serverThatDoesNotAnswer_isLeftAloneForAWhile() throws Exception {
        try (ScriptedServer server = ScriptedServer.sending("")) {
            OpaServerPolicyDecisionPoint policy = guarded(server);
            assertThat(decide(policy)).isEqualTo(Decision.indeterminate("policy.unreachable"));
            assertThat(decide(policy)).isEqualTo(Decision.indeterminate("policy.unreachable"));
            assertThat(decide(policy)).isEqualTo(Decision.indeterminate("policy.suspended"));
            assertThat(server.requests()).hasSize(2);
            now = now.plusSeconds(60);
            assertThat(decide(policy)).isEqualTo(Decision.indeterminate("policy.unreachable"));
            assertThat(decide(policy)).isEqualTo(Decision.indeterminate("policy.suspended"));
        }
    }

    @Test
    void decide_serverThatIsBack_isAskedAgain() throws Exception {
        String[] script = {"", "", PERMIT, PERMIT};
        int[] turn = {0};
        try (ScriptedServer server = ScriptedServer.start(socket -> ScriptedServer.send(socket, script[turn[0]++]))) {
            OpaServerPolicyDecisionPoint policy = guarded(server);
            decide(policy);
            decide(policy);
            now = now.plusSeconds(60);
            assertThat(decide(policy)).isInstanceOf(Decision.Permit.class);
            assertThat(decide(policy)).isInstanceOf(Decision.Permit.class);
        }
    }

    @Test
    void decide_serverThatAnswersWrongly_isAskedStill() throws Exception {
        String error = ScriptedServer.response("500 Internal Server Error", "application/json", "{}");
        try (ScriptedServer server = ScriptedServer.sending(error)) {
            OpaServerPolicyDecisionPoint policy = guarded(server);
            for (int i = 0; i < 5; i++) {
                assertThat(decide(policy)).isEqualTo(Decision.indeterminate("policy.server_error"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://opa.internal:8181",
                "http://10.0.0.1",
                "http://127.0.0.1.evil.example",
                "ftp://localhost",
                "opa:8181",
                "/x",
                "https://user:secret@opa.internal",
                "https://opa.internal?x=1",
                "https://opa.internal#x",
                "http://[::2]:8181"
            })
    void at_addressThatIsNotSafe_isRefused(String address) {
        assertThatThrownBy(() -> OpaServer.at(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://opa.internal", "http://localhost:8181", "http://127.0.0.1:1/opa", "http://[::1]:8181"})
    void at_safeAddress_isTaken(String address) {
        assertThat(OpaServer.at(URI.create(address)).build()).hasToString("OPA server at " + address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/x", "x/", "a//b", "a?b", "a/../b", "a b", "a%2fb"})
    void path_thatIsNoRule_isRefused(String path) {
        assertThatThrownBy(() -> OpaServer.at(URI.create("https://opa")).path(path))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void builder_limitsOfNothing_areRefused() {
        OpaServer.Builder server = OpaServer.at(URI.create("https://opa"));
        assertThatThrownBy(() -> server.requestTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.connectTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.maxAnswerBytes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.concurrency(0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private OpaServerPolicyDecisionPoint guarded(ScriptedServer server) {
        OpaServer settings = OpaServer.at(server.address())
                .circuitBreaker(2, Duration.ofSeconds(60))
                .build();
        return new OpaServerPolicyDecisionPoint(settings, () -> now);
    }

    private static Decision decide(OpaServerPolicyDecisionPoint policy) {
        return policy.decide(TestRequests.search()).decision();
    }

    private static Decision decide(OpaServer server) {
        return decide(new OpaServerPolicyDecisionPoint(server));
    }

    /** What the server is sent. */
    private static String asked(
            java.util.function.Function<OpaServer.Builder, OpaServer> settings, AccessRequest request)
            throws IOException, InterruptedException {
        try (ScriptedServer server = ScriptedServer.sending(PERMIT)) {
            OpaServer opa = settings.apply(OpaServer.at(server.address()));
            assertThat(new OpaServerPolicyDecisionPoint(opa).decide(request).decision())
                    .isInstanceOf(Decision.Permit.class);
            return server.requests().take();
        }
    }
}
