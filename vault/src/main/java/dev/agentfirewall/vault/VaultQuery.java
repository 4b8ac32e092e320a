package dev.agentfirewall.vault;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * Which records are asked for: those that meet every condition that is given. Told by the headers alone.
 *
 * @param subject whose, by {@link #ofSubject}
 * @param conversation the digest by which the audit log knows it
 * @param digest of a text or of arguments that a record holds
 * @param since from then on
 * @param until before then
 * @param marked whether only conversations with a denial, an approval or a finding
 */
public record VaultQuery(
        Optional<String> subject,
        Optional<Digest> conversation,
        Optional<Digest> digest,
        Optional<Instant> since,
        Optional<Instant> until,
        boolean marked) {
    /** All records. */
    public static final VaultQuery ALL = new VaultQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    public VaultQuery ofSubject(String id, Optional<String> tenant) {
        return new VaultQuery(
                Optional.of(SubjectName.of(id, tenant).hex()), conversation, digest, since, until, marked);
    }

    public VaultQuery in(Digest which) {
        return new VaultQuery(subject, Optional.of(which), digest, since, until, marked);
    }

    public VaultQuery holding(Digest text) {
        return new VaultQuery(subject, conversation, Optional.of(text), since, until, marked);
    }

    public VaultQuery since(Instant time) {
        return new VaultQuery(subject, conversation, digest, Optional.of(time), until, marked);
    }

    public VaultQuery until(Instant time) {
        return new VaultQuery(subject, conversation, digest, since, Optional.of(time), marked);
    }

    public VaultQuery suspicious() {
        return new VaultQuery(subject, conversation, digest, since, until, true);
    }

    boolean takes(VaultHeader header) {
        return subject.map(header.subject()::equals).orElse(true)
                && conversation.map(header.conversation()::equals).orElse(true)
                && digest.map(header.digests()::contains).orElse(true)
                && since.map(time -> !header.time().isBefore(time)).orElse(true)
                && until.map(time -> header.time().isBefore(time)).orElse(true)
                && (!marked || !header.marks().isEmpty());
    }

    Json.Obj toJson() {
        return Json.object()
                .put("conversation", text(conversation))
                .put("digest", text(digest))
                .put("marked", marked)
                .put("since", text(since))
                .put("subject", text(subject))
                .put("until", text(until))
                .build();
    }

    private static Json text(Optional<?> value) {
        return value.map(given -> Json.of(given.toString())).orElse(Json.NULL);
    }
}
