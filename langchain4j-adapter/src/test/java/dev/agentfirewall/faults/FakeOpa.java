package dev.agentfirewall.faults;

import dev.agentfirewall.decision.Advice;
import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.decision.Reason;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/**
 * A server on this machine that speaks as OPA does and answers by the default rules, until told to answer otherwise. One thread a
 * connection; each connection serves one request.
 */
final class FakeOpa implements AutoCloseable {
    private final ServerSocket listener;
    final Part<Answer> answer =
            new Part<>((connection, request) -> HttpText.send(connection, HttpText.ok(decide(request))));

    FakeOpa() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** What the server does with a request: writes an answer, part of one, or nothing. */
    @FunctionalInterface
    interface Answer {
        void to(Socket connection, String request) throws IOException, InterruptedException;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private static String decide(String request) {
        try {
            JsonReader reader = new JsonReader(JsonLimits.FILES);
            Json input = reader.readObject(request).get("input").orElse(Json.NULL);
            Decision decision = Engines.defaults().decide(input).decision();
            return "{\"result\":" + CanonicalJson.write(document(decision)) + "}";
        } catch (MalformedJsonException e) {
            return "{}";
        }
    }

    private static Json document(Decision decision) {
        List<Obligation> obligations = decision.fold(Decision.Permit::obligations, deny -> List.of());
        return Json.object()
                .put("permit", decision.<Boolean>fold(permit -> true, deny -> false))
                .put("reasons", list(decision.reasons(), FakeOpa::reason))
                .put("obligations", list(obligations, FakeOpa::obligation))
                .put("advice", list(decision.advice(), FakeOpa::advice))
                .build();
    }

    private static <T> Json list(List<T> parts, java.util.function.Function<T, Json> written) {
        return new Json.Arr(parts.stream().map(written).toList());
    }

    private static Json reason(Reason reason) {
        Json.ObjBuilder out = Json.object().put("code", reason.code());
        reason.argument().ifPresent(pointer -> out.put("argument", pointer));
        return out.build();
    }

    private static Json obligation(Obligation obligation) {
        Json.ObjBuilder out = Json.object().put("type", obligation.type()).put("code", obligation.code());
        if (obligation instanceof Obligation.Approval approval) {
            out.put("by", approval.by());
        }
        return out.build();
    }

    private static Json advice(Advice advice) {
        return Json.object().put("code", advice.code()).build();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                daemon(() -> serve(connection));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String request = HttpText.body(connection.getInputStream());
            answer.get().to(connection, request);
        } catch (IOException e) {
            // the client hung up, which is its right
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "fake-opa");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
