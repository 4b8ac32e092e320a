package dev.agentfirewall.vault;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be read of a record without a key. Its canonical form is bound to the record's content: a record that was put under another header does not
 * open.
 *
 * @param id the record's name: 32 hexadecimal digits
 * @param time when it was written
 * @param kind what it holds
 * @param subject whose it is: a digest of tenant and id
 * @param conversation the digest by which the audit log knows the conversation
 * @param digests of the texts and arguments in it, as the audit log knows them
 * @param marks why it was kept: {@code denied}, {@code approval}, {@code finding}; none where everything is kept
 * @param audit the last record of the audit log when this was written, where the vault stands beside one
 */
public record VaultHeader(
        String id,
        Instant time,
        Kind kind,
        String subject,
        Digest conversation,
        List<Digest> digests,
        Set<String> marks,
        Optional<String> audit) {

    /** What a record holds. */
    public enum Kind {
        /** A request to a model and its answer. */
        ANSWERED,
        /** The arguments of a call that was about to run. */
        CALLED,
        /** What a call gave back. */
        RETURNED,
        /** Tools as they were offered. */
        TOOLS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public VaultHeader {
        digests = List.copyOf(digests);
        marks = Collections.unmodifiableSet(new TreeSet<>(marks));
    }

    SubjectName name() {
        return new SubjectName(subject);
    }

    /** The header as it is written, and as it is shown. */
    public Json.Obj toJson() {
        return Json.object()
                .put("audit", audit.map(Json::of).orElse(Json.NULL))
                .put("conversation", conversation.toString())
                .put("digests", Json.array(digests, digest -> Json.of(digest.toString())))
                .put("id", id)
                .put("kind", kind.word())
                .put("marks", Json.strings(marks))
                .put("subject", subject)
                .put("time", time.toString())
                .put("version", 1)
                .build();
    }

    byte[] bytes() {
        return CanonicalJson.bytes(toJson());
    }
}
