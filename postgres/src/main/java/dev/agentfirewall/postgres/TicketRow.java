package dev.agentfirewall.postgres;

import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Question;
import dev.agentfirewall.approvals.Shown;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.TicketJson;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ticket as a row: what is guarded apart from the rest, and sealed. */
final class TicketRow {
    /** The columns that {@link #read} reads, in its order. */
    static final String COLUMNS =
            "id, question, state, asked, until, binding, answers, shown, agent_firewall.store_time()";

    private static final int MAX_BYTES = 4 * Shown.MAX_BYTES;
    private static final JsonReader READER = new JsonReader(new JsonLimits(MAX_BYTES, 256, 1_000_000, 1_000));

    private final Seal seal;

    TicketRow(Seal seal) {
        this.seal = seal;
    }

    /** The ticket of a row as it stands now, by the database's clock. */
    Ticket read(ResultSet row) throws SQLException, ApprovalStoreException {
        String id = row.getString(1);
        try {
            Question question = Question.of(object(row.getString(6)), shown(row));
            if (!question.digest().toString().equals(row.getString(2))) {
                throw broken(id, "its question is another");
            }
            Ticket ticket = new Ticket(
                    new TicketId(id),
                    question,
                    state(row.getString(3)),
                    time(row, 4),
                    time(row, 5),
                    TicketJson.answers(object("{\"answers\":" + row.getString(7) + "}")));
            return ticket.at(time(row, 9));
        } catch (MalformedJsonException | IllegalArgumentException e) {
            throw broken(id, String.valueOf(e.getMessage()));
        }
    }

    /** What is stored of {@code answers}. */
    static String answers(Ticket ticket) {
        return CanonicalJson.write(TicketJson.answers(ticket.answers()));
    }

    /** What is stored of what the approver is shown; null once it is settled. */
    byte @Nullable [] shown(Ticket ticket) throws ApprovalStoreException {
        Optional<Shown> shown = ticket.question().shown();
        if (shown.isEmpty()) {
            return null;
        }
        try {
            return seal.seal(
                    CanonicalJson.bytes(shown.get().document()),
                    place(ticket.question().digest(), ticket.id().value()));
        } catch (GeneralSecurityException e) {
            throw new ApprovalStoreException("what an approver is shown cannot be sealed; see the seal's key");
        }
    }

    private Optional<Json.Obj> shown(ResultSet row)
            throws SQLException, ApprovalStoreException, MalformedJsonException {
        byte @Nullable [] sealed = row.getBytes(8);
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            byte[] content = seal.open(sealed, place(Digest.parse(row.getString(2)), row.getString(1)));
            return Optional.of(object(new String(content, StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw broken(row.getString(1), "what it shows was sealed with another key, or changed");
        }
    }

    private static byte[] place(Digest question, String id) {
        return (id + ":" + question).getBytes(StandardCharsets.US_ASCII);
    }

    private static Json.Obj object(String text) throws MalformedJsonException {
        if (READER.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Json.Obj object) {
            return object;
        }
        throw new IllegalArgumentException("not an object");
    }

    private static Ticket.State state(String word) {
        return Arrays.stream(Ticket.State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`state` is none"));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static ApprovalStoreException broken(String id, String what) {
        return new ApprovalStoreException("ticket `" + id + "` in the database is not as it was written (" + what
                + "): keep the row as evidence, and delete it");
    }
}
