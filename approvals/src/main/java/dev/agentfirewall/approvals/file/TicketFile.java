package dev.agentfirewall.approvals.file;

import dev.agentfirewall.approvals.ApprovalStoreException;
import dev.agentfirewall.approvals.Shown;
import dev.agentfirewall.approvals.Ticket;
import dev.agentfirewall.approvals.TicketId;
import dev.agentfirewall.approvals.TicketJson;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.files.OwnerFiles;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ticket's file. Its name says when it was asked, what and by which ticket, so that most questions are answered without opening one:
 * {@code 1795424400000.<digest>.<ticket>.json}.
 *
 * @param path where
 * @param digest the question's
 * @param id the ticket's
 */
record TicketFile(Path path, Digest digest, TicketId id) {
    private static final Pattern NAME = Pattern.compile("[0-9]{13}\\.([0-9a-f]{64})\\.([a-z2-7]{16})\\.json");
    private static final int MAX_BYTES = 4 * Shown.MAX_BYTES;
    private static final JsonReader READER = new JsonReader(new JsonLimits(MAX_BYTES, 256, 1_000_000, 1_000));

    static TicketFile of(Path folder, Ticket ticket) {
        Digest digest = ticket.question().digest();
        String name = "%013d.%s.%s.json"
                .formatted(
                        ticket.asked().toEpochMilli(), digest.hex(), ticket.id().value());
        return new TicketFile(folder.resolve(name), digest, ticket.id());
    }

    /** The ticket's file at {@code path}; empty where it is another kind of file. */
    static Optional<TicketFile> at(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        return name.matches()
                ? Optional.of(new TicketFile(path, new Digest(name.group(1)), new TicketId(name.group(2))))
                : Optional.empty();
    }

    Ticket read() throws IOException, ApprovalStoreException {
        if (Files.size(path) > MAX_BYTES) {
            throw broken("larger than a ticket can be");
        }
        try {
            if (READER.read(Files.readAllBytes(path)) instanceof Json.Obj object) {
                Ticket ticket = TicketJson.read(object);
                if (ticket.id().equals(id) && ticket.question().digest().equals(digest)) {
                    return ticket;
                }
            }
            throw broken("not the ticket that its name says");
        } catch (MalformedJsonException | IllegalArgumentException e) {
            throw broken(String.valueOf(e.getMessage()));
        }
    }

    private ApprovalStoreException broken(String what) {
        return new ApprovalStoreException("`" + path + "` is not a ticket as this store writes it (" + what
                + "): keep it as evidence, and move it out of the folder");
    }

    void write(Ticket ticket) throws IOException {
        OwnerFiles.replace(path, path.resolveSibling("scratch"), CanonicalJson.bytes(TicketJson.write(ticket)));
    }
}
