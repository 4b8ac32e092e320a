package dev.agentfirewall.approvals.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.agentfirewall.approvals.ApprovalDesk;
import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Reply;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.Verdict;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.decision.Subject;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where the approver's system answers: for any web framework, which gives it headers and body and sends back the status. An answer counts when its seal
 * holds, it is fresh, its nonce is new, it is about the very question that it names, and policy lets the person answer. Who the person is the system says:
 * who holds the key is believed.
 *
 * <pre>{@code
 * {"ticket": "k3q7…", "question": "sha256:…", "verdict": "grant", "person": {"id": "olga", "roles": ["auditor"], "tenant": null}}
 * }</pre>
 *
 * <p>Replays: an answer is taken for {@link #FRESH} and its nonce remembered for longer. A process that starts anew has forgotten the nonces; the ticket
 * takes no answer twice from one person all the same, and none once it is settled.
 *
 * <p>Thread-safe and bounded.
 */
public final class AnswerEndpoint {
    /** How far the clocks may be apart. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private static final int MAX_BYTES = 16 * 1024;
    private static final JsonReader READER = new JsonReader(new JsonLimits(MAX_BYTES, 8, 256, 32));
    private static final Pattern TIME = Pattern.compile("[0-9]{1,12}");
    private static final Pattern NONCE = Pattern.compile("[0-9a-f]{32}");
    private static final Set<String> MEMBERS = Set.of("ticket", "question", "verdict", "person");

    private final ApprovalDesk desk;
    private final MessageCheck check;
    private final Cache<String, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(FRESH.multipliedBy(3))
            .executor(Runnable::run)
            .build();

    /**
     * @param desk where the answers are given
     * @param check by what they are known to be the approver's: {@link MessageSeal#hmac} or {@link Ed25519Keys}
     */
    public AnswerEndpoint(ApprovalDesk desk, MessageCheck check) {
        this.desk = desk;
        this.check = check;
    }

    /**
     * What to send back.
     *
     * @param status 200 it counts, 400 malformed, 401 not sealed by whom we know or stale, 403 policy does not let this person, 404 no such ticket, 409 too late,
     *     another question, or sent before, 413 too large, 503 store or log are down: try again
     * @param code why, in a word
     */
    public record Response(int status, String code) {}

    /** Takes an answer. Never throws. */
    public Response handle(Map<String, String> headers, byte[] body) {
        if (body.length > MAX_BYTES) {
            return new Response(413, "too_large");
        }
        Map<String, String> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        named.putAll(headers);
        if (!sealed(named, body)) {
            return new Response(401, "not_sealed");
        }
        String nonce = named.getOrDefault(MessageSeal.NONCE, "");
        if (seen.asMap().putIfAbsent(nonce, true) != null) {
            return new Response(409, "sent_before");
        }
        try {
            return answered(READER.read(body));
        } catch (MalformedJsonException | IllegalArgumentException e) {
            return new Response(400, "malformed");
        } catch (ApprovalStoreException | AuditException e) {
            seen.invalidate(nonce); // it may be sent again
            return new Response(503, "unavailable");
        } catch (RuntimeException e) {
            return new Response(503, "failed");
        }
    }

    private boolean sealed(Map<String, String> headers, byte[] body) {
        String time = headers.getOrDefault(MessageSeal.TIMESTAMP, "");
        String nonce = headers.getOrDefault(MessageSeal.NONCE, "");
        return TIME.matcher(time).matches()
                && NONCE.matcher(nonce).matches()
                && check.holds(MessageSeal.Purpose.ANSWER, headers, body)
                && Math.abs(check.now().getEpochSecond() - Long.parseLong(time)) <= FRESH.toSeconds();
    }

    private Response answered(Json body) throws ApprovalStoreException, AuditException {
        if (!(body instanceof Json.Obj answer) || !answer.members().keySet().equals(MEMBERS)) {
            return new Response(400, "malformed");
        }
        TicketId id = new TicketId(text(answer, "ticket"));
        Verdict verdict = Verdict.of(text(answer, "verdict"))
                .orElseThrow(() -> new IllegalArgumentException("`verdict` is none"));
        Subject person = person(answer.get("person").orElse(Json.NULL));
        Optional<Ticket> ticket = desk.find(id);
        if (ticket.isEmpty()) {
            return new Response(404, "unknown");
        }
        if (!ticket.get().question().digest().toString().equals(text(answer, "question"))) {
            return new Response(409, "another_question");
        }
        return response(desk.answer(id, person, verdict));
    }

    private static Response response(Reply reply) {
        if (reply instanceof Reply.Counted counted) {
            return new Response(200, counted.ticket().state().word());
        }
        if (reply instanceof Reply.NotAllowed refused) {
            return new Response(403, String.join(",", refused.codes()));
        }
        if (reply instanceof Reply.NothingToEndorse) {
            return new Response(409, "nothing_to_endorse");
        }
        return reply instanceof Reply.Unknown ? new Response(404, "unknown") : new Response(409, "too_late");
    }

    private static Subject person(Json json) {
        if (!(json instanceof Json.Obj person)) {
            throw new IllegalArgumentException("`person` is not an object");
        }
        Set<String> roles = new HashSet<>();
        if (person.get("roles").orElse(Json.NULL) instanceof Json.Arr array) {
            array.elements().forEach(role -> roles.add(word(role)));
        }
        Optional<String> tenant =
                person.get("tenant").filter(value -> !value.equals(Json.NULL)).map(AnswerEndpoint::word);
        return new Subject(text(person, "id"), roles, tenant);
    }

    private static String text(Json.Obj object, String name) {
        return word(object.get(name).orElse(Json.NULL));
    }

    private static String word(Json json) {
        if (json instanceof Json.Str text) {
            return text.value();
        }
        throw new IllegalArgumentException("not a text");
    }
}
