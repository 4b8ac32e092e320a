package dev.agentfirewall.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.crypto.AesGcm;
import dev.agentfirewall.files.OwnerFiles;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Each subject's key, wrapped, in a file of its own: without the file nothing that was written for the subject can be read. An open key is kept for a
 * minute, and only for as long as its file is as it was. Used under the vault's lock.
 */
final class SubjectKeys {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final String SUFFIX = ".key";
    private static final JsonReader READER = new JsonReader(new JsonLimits(16 * 1024, 4, 16, 20));

    private final Path folder;
    private final KeyService service;
    private final Cache<Digest, byte[]> open = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(KEPT)
            .scheduler(Scheduler.systemScheduler())
            .build();

    SubjectKeys(Path vault, KeyService service) {
        this.folder = vault.resolve("keys");
        this.service = service;
    }

    /** An open key, and the digest of its file: another digest is another key, or the same wrapped anew. */
    static final class Key {
        private final byte[] bytes;
        private final Digest file;

        Key(byte[] bytes, Digest file) {
            this.bytes = bytes;
            this.file = file;
        }

        byte[] bytes() {
            return bytes;
        }

        Digest file() {
            return file;
        }
    }

    /** The key of {@code subject}, made when there is none. */
    Key ofWriter(SubjectName subject) throws IOException, VaultException {
        Optional<Key> there = of(subject);
        if (there.isPresent()) {
            return there.get();
        }
        byte[] key = AesGcm.newKey();
        byte[] file = file(service.keyId(), service.wrap(key, context(subject)));
        OwnerFiles.folder(folder);
        OwnerFiles.replace(path(subject), file);
        Digest digest = Digest.of(file);
        open.put(digest, key);
        return new Key(key, digest);
    }

    /** The key of {@code subject}, empty when it has none, or none any more. */
    Optional<Key> of(SubjectName subject) throws IOException, VaultException {
        Path path = path(subject);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        byte[] file = Files.readAllBytes(path);
        Digest digest = Digest.of(file);
        byte[] known = open.getIfPresent(digest);
        if (known == null) {
            known = unwrapped(subject, path, file);
            open.put(digest, known);
        }
        return Optional.of(new Key(known, digest));
    }

    private byte[] unwrapped(SubjectName subject, Path path, byte[] file) throws VaultException {
        Wrapped wrapped = wrapped(path, file);
        byte[] key = service.unwrap(wrapped.keyId, wrapped.bytes, context(subject));
        if (key.length != AesGcm.KEY_BYTES) {
            throw new VaultException("the key service gave back a key of " + key.length + " bytes");
        }
        return key;
    }

    /** Which key of the service wraps that of {@code subject}. */
    String wrappedBy(SubjectName subject) throws IOException, VaultException {
        Path path = path(subject);
        return wrapped(path, Files.readAllBytes(path)).keyId;
    }

    /** Wraps the key of {@code subject} by the service's present key; says whether it was another's. */
    boolean rewrap(SubjectName subject) throws IOException, VaultException {
        if (wrappedBy(subject).equals(service.keyId())) {
            return false;
        }
        byte[] key = unwrapped(subject, path(subject), Files.readAllBytes(path(subject)));
        OwnerFiles.replace(path(subject), file(service.keyId(), service.wrap(key, context(subject))));
        Arrays.fill(key, (byte) 0);
        open.invalidateAll();
        return true;
    }

    /** Destroys the key of {@code subject}: what was written for it can be read by nobody from here on. */
    boolean destroy(SubjectName subject) throws IOException {
        boolean there = Files.exists(path(subject));
        OwnerFiles.destroy(path(subject));
        Files.deleteIfExists(path(subject).resolveSibling(subject.hex() + SUFFIX + ".new"));
        forget();
        return there;
    }

    /** Who has a key. */
    List<SubjectName> subjects() throws IOException {
        List<SubjectName> names = new ArrayList<>();
        for (Path file : OwnerFiles.list(folder)) {
            String name = String.valueOf(file.getFileName());
            if (name.matches("[0-9a-f]{32}\\.key")) {
                names.add(new SubjectName(name.substring(0, 32)));
            }
        }
        return names;
    }

    /** Lets go of all open keys. */
    void forget() {
        open.invalidateAll();
    }

    private Path path(SubjectName subject) {
        return folder.resolve(subject.hex() + SUFFIX);
    }

    private static byte[] context(SubjectName subject) {
        return ("agent-firewall vault 1 subject " + subject.hex()).getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Wrapped {
        private final String keyId;
        private final byte[] bytes;

        Wrapped(String keyId, byte[] bytes) {
            this.keyId = keyId;
            this.bytes = bytes;
        }
    }

    private static byte[] file(String keyId, byte[] wrapped) {
        return CanonicalJson.bytes(Json.object()
                .put("by", keyId)
                .put("key", Base64.getEncoder().encodeToString(wrapped))
                .put("version", 1)
                .build());
    }

    private static Wrapped wrapped(Path path, byte[] file) throws VaultException {
        try {
            if (READER.read(file) instanceof Json.Obj object
                    && object.get("by").orElse(Json.NULL) instanceof Json.Str by
                    && object.get("key").orElse(Json.NULL) instanceof Json.Str key) {
                return new Wrapped(by.value(), Base64.getDecoder().decode(key.value()));
            }
        } catch (MalformedJsonException | IllegalArgumentException e) {
            throw new VaultException(
                    "`" + path + "` is no subject's key as the vault writes it; restore it from a copy");
        }
        throw new VaultException("`" + path + "` is no subject's key as the vault writes it; restore it from a copy");
    }
}
