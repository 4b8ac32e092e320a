package dev.agentfirewall.policy.server;

import com.bisnode.opa.client.query.OpaQueryClient;
import com.bisnode.opa.client.query.QueryForDocumentRequest;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.DecisionResponse;
import dev.agentfirewall.decision.PolicyReference;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.policy.AnswerDecoder;
import dev.agentfirewall.policy.RegoDecisionPoint;
import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Policy as an OPA server answers it. An answer that is late, broken, undefined or does not come is a denial, as is one that would
 * have to wait too long for its turn; after some failures in a row the server is left alone for a while and calls are denied at once.
 *
 * <p>Never throws; thread-safe; bounded in time by the server's request and queue timeouts together. A thread that is interrupted gets
 * a denial and keeps its interrupt flag.
 *
 * <p><b>Limitations.</b> Which bundle the server has loaded is the server's word alone, so the reference carries no digest; configure
 * bundle signatures on the server itself.
 */
public final class OpaServerPolicyDecisionPoint implements RegoDecisionPoint, Vitals {
    private static final PolicyReference REFERENCE = PolicyReference.of("opa-server");

    private final OpaServer server;
    private final HttpClient http;
    private final ObjectMapper mapper = mapper();
    private final Semaphore turns;
    private final CircuitBreaker breaker;

    public OpaServerPolicyDecisionPoint(OpaServer server) {
        this(server, InstantSource.system());
    }

    OpaServerPolicyDecisionPoint(OpaServer server, InstantSource clock) {
        this.server = server;
        this.http = client(server);
        this.turns = new Semaphore(server.maxConcurrent);
        this.breaker = new CircuitBreaker(server.breakerFailures, server.breakerPause, clock);
    }

    // No proxy: a request goes to the policy server and nowhere else.
    private static HttpClient client(OpaServer server) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(server.connectTimeout);
        server.tls.ifPresent(client::sslContext);
        return client.build();
    }

    private static ObjectMapper mapper() {
        // a pooled buffer would hold the last request for good
        JsonFactory factory = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                .build();
        return JsonMapper.builder(factory)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(
                        DeserializationFeature
                                .FAIL_ON_UNKNOWN_PROPERTIES) // decision_id and the like; we have looked at them
                .addModule(new SimpleModule().addSerializer(Json.class, new CanonicalSerializer()))
                .build();
    }

    @Override
    public DecisionResponse decide(Json document) {
        return new DecisionResponse(decision(document), REFERENCE);
    }

    @Override
    public PolicyReference reference() {
        return REFERENCE;
    }

    /** How many requests are under way of how many there may be, how many wait, and whether the server is being asked. */
    @Override
    public List<Vital> vitals() {
        return List.of(
                new Vital(Vital.Kind.POOL_IN_USE, "opa_server", () -> server.maxConcurrent - turns.availablePermits()),
                new Vital(Vital.Kind.POOL_SIZE, "opa_server", () -> server.maxConcurrent),
                new Vital(Vital.Kind.WAITING, "opa_server", turns::getQueueLength),
                new Vital(Vital.Kind.AVAILABLE, "opa_server", () -> breaker.isClosed() ? 1 : 0));
    }

    private Decision decision(Json document) {
        try {
            if (!turns.tryAcquire(server.queueTimeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return Decision.indeterminate("policy.overloaded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Decision.indeterminate("policy.interrupted");
        }
        try {
            return breaker.tryPass() ? asked(document) : Decision.indeterminate("policy.suspended");
        } finally {
            turns.release();
        }
    }

    private Decision asked(Json document) {
        OpaExchange.Outcome outcome = new OpaExchange.Outcome.Failed("policy.failed");
        try {
            outcome = exchange(document);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            // its message may quote the request; the outcome says failed
        }
        report(outcome);
        return outcome instanceof OpaExchange.Outcome.Answered answered
                ? AnswerDecoder.decode(answered.answer())
                : Decision.indeterminate(((OpaExchange.Outcome.Failed) outcome).code());
    }

    private OpaExchange.Outcome exchange(Json document) {
        OpaExchange exchange = new OpaExchange(server, http, mapper);
        try {
            new OpaQueryClient(exchange)
                    .queryForDocument(new QueryForDocumentRequest(document, server.path), Object.class);
            return exchange.outcome();
        } catch (RuntimeException e) {
            // Undefined is an exception to the library, like any other failure: only the exchange knows which it was.
            return exchange.outcome().saysSomething()
                    ? new OpaExchange.Outcome.Failed("policy.failed")
                    : exchange.outcome();
        }
    }

    // The breaker saves waiting. A server that answers wrongly answers: were that counted, requests made to provoke a
    // 500 would
    // stop every other one.
    private void report(OpaExchange.Outcome outcome) {
        if (!(outcome instanceof OpaExchange.Outcome.Failed failed)) {
            breaker.succeeded();
            return;
        }
        switch (failed.code()) {
            case "policy.unreachable", "policy.timeout" -> breaker.failed();
            case "policy.server_error", AnswerDecoder.MALFORMED -> breaker.succeeded();
            default -> {} // interrupted, or never sent: nothing was learnt about the server
        }
    }

    /** Writes a request in the form in which it is also digested. */
    private static final class CanonicalSerializer extends JsonSerializer<Json> {
        @Override
        public void serialize(Json value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeRawValue(CanonicalJson.write(value));
        }
    }
}
