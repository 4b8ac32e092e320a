package dev.agentfirewall.vault;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.crypto.AesGcm;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A record as it lies in a file: a header, a key of its own wrapped by the subject's, and what that key encrypts.
 * The header is in the clear, and bound to the other two. Immutable.
 */
final class SealedRecord {
    /** A longer line was not written by us. */
    static final int MAX_LINE_BYTES = 48 << 20;

    /** A content larger than this is never written. */
    static final int MAX_CONTENT_BYTES = 32 << 20;

    private static final JsonReader LINES = new JsonReader(new JsonLimits(MAX_LINE_BYTES, 4, 10_000, 20));
    private static final JsonReader CONTENT = new JsonReader(new JsonLimits(MAX_CONTENT_BYTES, 64, 5_000_000, 1_000));

    private final VaultHeader header;
    private final byte[] key; // wrapped
    private final byte[] body; // encrypted

    private SealedRecord(VaultHeader header, byte[] key, byte[] body) {
        this.header = header;
        this.key = key;
        this.body = body;
    }

    VaultHeader header() {
        return header;
    }

    /** About how many bytes of a file it takes up. */
    int bytes() {
        return body.length / 3 * 4 + 1_000;
    }

    static SealedRecord seal(VaultHeader header, Json.Obj content, byte[] subjectKey) throws VaultException {
        byte[] text = CanonicalJson.bytes(content);
        if (text.length > MAX_CONTENT_BYTES) {
            throw new VaultException("a record of " + text.length + " bytes is over the vault's limit of "
                    + MAX_CONTENT_BYTES + "; give agents less to read at once");
        }
        byte[] own = AesGcm.newKey();
        byte[] bound = header.bytes();
        try {
            return new SealedRecord(header, AesGcm.seal(subjectKey, own, bound), AesGcm.seal(own, text, bound));
        } finally {
            Arrays.fill(own, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }

    /** What it holds. */
    Json.Obj open(byte[] subjectKey) throws RecordException {
        try {
            byte[] own = AesGcm.open(subjectKey, key, header.bytes());
            Json content = CONTENT.read(AesGcm.open(own, body, header.bytes()));
            if (content instanceof Json.Obj object) {
                return object;
            }
        } catch (GeneralSecurityException | MalformedJsonException e) {
            throw new RecordException(
                    "record `" + header.id() + "` does not open: it was changed, or put under another header");
        }
        throw new RecordException("record `" + header.id() + "` is not what a vault writes");
    }

    byte[] line() {
        Json.Obj line = Json.object()
                .put("body", Base64.getEncoder().encodeToString(body))
                .put("header", header.toJson())
                .put("key", Base64.getEncoder().encodeToString(key))
                .build();
        return (CanonicalJson.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a line without its end; empty when it is none. */
    static Optional<SealedRecord> parse(byte[] line) {
        try {
            if (line.length <= MAX_LINE_BYTES && LINES.read(line) instanceof Json.Obj object) {
                return Optional.of(of(object))
                        .filter(read -> Arrays.equals(line, 0, line.length, read.line(), 0, line.length));
            }
        } catch (MalformedJsonException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static SealedRecord of(Json.Obj object) {
        return new SealedRecord(
                header((Json.Obj) member(object, "header", Json.Obj.class)),
                bytes(object, "key"),
                bytes(object, "body"));
    }

    private static VaultHeader header(Json.Obj header) {
        List<Digest> digests = new ArrayList<>();
        strings(header, "digests").forEach(digest -> digests.add(Digest.parse(digest)));
        String subject = new SubjectName(text(header, "subject")).hex();
        return new VaultHeader(
                text(header, "id"),
                Instant.parse(text(header, "time")),
                VaultHeader.Kind.valueOf(text(header, "kind").toUpperCase(Locale.ROOT)),
                subject,
                Digest.parse(text(header, "conversation")),
                digests,
                new TreeSet<>(strings(header, "marks")),
                header.get("audit").orElse(Json.NULL) instanceof Json.Str audit
                        ? Optional.of(audit.value())
                        : Optional.empty());
    }

    private static List<String> strings(Json.Obj object, String name) {
        return ((Json.Arr) member(object, name, Json.Arr.class))
                .elements().stream()
                        .map(element -> element instanceof Json.Str text ? text.value() : "")
                        .toList();
    }

    private static byte[] bytes(Json.Obj object, String name) {
        return Base64.getDecoder().decode(text(object, name));
    }

    private static String text(Json.Obj object, String name) {
        return ((Json.Str) member(object, name, Json.Str.class)).value();
    }

    private static Json member(Json.Obj object, String name, Class<? extends Json> type) {
        Json value = object.get(name).orElse(Json.NULL);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("`" + name + "` is not what it should be");
        }
        return value;
    }
}
