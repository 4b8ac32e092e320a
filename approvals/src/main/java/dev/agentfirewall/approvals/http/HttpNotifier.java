package dev.agentfirewall.approvals.http;

import dev.agentfirewall.approvals.ApprovalNotifier;
import dev.agentfirewall.approvals.Shown;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Posts each new question to the approver's system, sealed: the ticket, its binding, and what the approver is shown. That is guarded content, so the
 * address is {@code https}, or this machine. It does not wait for the system and does not try again: the question stands in the store all the same, and
 * the system may list what it missed there.
 *
 * <p>Thread-safe; at most {@value #MOST_UNDER_WAY} posts are under way, further questions are not posted.
 */
public final class HttpNotifier implements ApprovalNotifier {
    static final int MOST_UNDER_WAY = 64;

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final URI address;
    private final MessageSigner signer;
    private final HttpClient client;
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

    /**
     * @param address of the approver's system
     * @param signer with the key that it shares, or of whose own the system has the public one
     * @throws IllegalArgumentException when what is posted could be read on the way
     */
    public HttpNotifier(URI address, MessageSigner signer) {
        boolean here = "127.0.0.1".equals(address.getHost())
                || "localhost".equals(address.getHost())
                || "[::1]".equals(address.getHost());
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && here)) {
            throw new IllegalArgumentException("questions hold what agents handle: post them by `https`");
        }
        this.address = address;
        this.signer = signer;
        this.client = HttpClient.newBuilder()
                .connectTimeout(LONGEST)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public void asked(Ticket ticket) {
        if (!underWay.tryAcquire()) {
            return;
        }
        byte[] body = CanonicalJson.bytes(document(ticket));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signer.headers(MessageSeal.Purpose.QUESTION, body).forEach(request::header);
        var unused = client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .whenComplete((response, failure) -> underWay.release());
    }

    private static Json document(Ticket ticket) {
        return Json.object()
                .put("ticket", ticket.id().value())
                .put("question", ticket.question().digest().toString())
                .put("asked", ticket.asked().toString())
                .put("until", ticket.until().toString())
                .put("binding", ticket.question().binding())
                .put(
                        "shown",
                        ticket.question().shown().<Json>map(Shown::document).orElse(Json.NULL))
                .build();
    }

    /** Tells the host. */
    @Override
    public String toString() {
        return "questions to " + address.getHost();
    }
}
