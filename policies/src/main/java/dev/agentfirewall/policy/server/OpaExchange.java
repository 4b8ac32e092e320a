package dev.agentfirewall.policy.server;

import com.bisnode.opa.client.OpaConfiguration;
import com.bisnode.opa.client.rest.OpaRestClient;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.policy.AnswerDecoder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One question to an OPA server, under limits that the client library does not have: one time for all of it, a bound on the answer, no
 * redirect followed, nothing but a 200 with one strict JSON document believed. What the server said is taken from the very bytes that
 * arrived ({@link #outcome}); the library, which reads them again after us and more leniently, can only turn it into a failure.
 *
 * <p>Used once, by one thread.
 */
final class OpaExchange extends OpaRestClient {
    private static final Set<String> ENVELOPE = Set.of("result", "decision_id", "metrics", "provenance", "warning");

    private final OpaServer server;
    private final HttpClient http;
    private Outcome outcome = new Outcome.Failed("policy.failed");

    OpaExchange(OpaServer server, HttpClient http, ObjectMapper mapper) {
        super(new OpaConfiguration(server.address.toString()), http, mapper);
        this.server = server;
        this.http = http;
    }

    /** What came of it. */
    Outcome outcome() {
        return outcome;
    }

    @Override
    public <T> HttpResponse<T> sendRequest(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(limited(request));
        outcome = outcome(response);
        if (outcome instanceof Outcome.Failed failed) {
            throw new IOException(failed.code());
        }
        return new HandledResponse<>(response, handled(response, handler));
    }

    private HttpRequest limited(HttpRequest request) {
        HttpRequest.Builder limited =
                HttpRequest.newBuilder(request, (name, value) -> true).timeout(server.requestTimeout);
        server.bearerToken.ifPresent(token -> limited.setHeader("Authorization", "Bearer " + token.get()));
        return limited.build();
    }

    // HttpRequest.timeout ends with the headers: a body that drips would be waited for without end.
    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, info -> new BoundedBody(server.maxAnswerBytes));
        try {
            return sent.get(server.requestTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failed(codeOf(e));
        } catch (TimeoutException e) {
            throw failed("policy.timeout");
        } catch (InterruptedException e) {
            outcome = new Outcome.Failed("policy.interrupted");
            Thread.currentThread().interrupt(); // the library swallows the exception
            throw e;
        } finally {
            sent.cancel(true);
        }
    }

    private static String codeOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return "policy.timeout";
            }
            if (cause instanceof BoundedBody.TooLarge) {
                return AnswerDecoder.MALFORMED;
            }
        }
        return "policy.unreachable";
    }

    private IOException failed(String code) {
        outcome = new Outcome.Failed(code);
        return new IOException(code);
    }

    private Outcome outcome(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            return new Outcome.Failed("policy.server_error");
        }
        boolean json = response.headers()
                .firstValue("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().equalsIgnoreCase("application/json"))
                .orElse(false);
        return json ? answer(response.body()) : new Outcome.Failed(AnswerDecoder.MALFORMED);
    }

    private Outcome answer(byte[] body) {
        try {
            Json envelope = new JsonReader(new JsonLimits(server.maxAnswerBytes, 64, 20_000, 128)).read(body);
            if (envelope instanceof Json.Obj object
                    && ENVELOPE.containsAll(object.members().keySet())) {
                return new Outcome.Answered(object.get("result"));
            }
            return new Outcome.Failed(AnswerDecoder.MALFORMED);
        } catch (MalformedJsonException e) {
            return new Outcome.Failed(AnswerDecoder.MALFORMED);
        }
    }

    private static <T> T handled(HttpResponse<byte[]> response, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        HttpResponse.BodySubscriber<T> subscriber = handler.apply(new HandledResponse<>(response, response.body()));
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                // all of it follows anyway
            }

            @Override
            public void cancel() {
                // there is nothing left to stop
            }
        });
        subscriber.onNext(List.of(ByteBuffer.wrap(response.body())));
        subscriber.onComplete();
        return subscriber.getBody().toCompletableFuture().join();
    }

    /** What came of asking. */
    sealed interface Outcome {
        /** Whether a value was answered that is not null. */
        default boolean saysSomething() {
            return this instanceof Answered answered
                    && answered.answer()
                            .filter(value -> !(value instanceof Json.Null))
                            .isPresent();
        }

        /** The server answered soundly; empty is an undefined answer. */
        record Answered(Optional<Json> answer) implements Outcome {}

        /** It did not, and the code says how. */
        record Failed(String code) implements Outcome {}
    }
}
