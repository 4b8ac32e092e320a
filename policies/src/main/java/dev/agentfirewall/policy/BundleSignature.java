package dev.agentfirewall.policy;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The signature in an OPA bundle: one JWS in {@code .signatures.json} over the hash of every other file. It holds when a configured
 * key made it with that key's own algorithm, every file in the bundle is listed and hashes as listed, and every listed file is there.
 */
final class BundleSignature {
    static final String FILE = ".signatures.json";

    private static final JsonReader JSON = new JsonReader(new JsonLimits(4 << 20, 16, 100_000, 32));
    private static final Set<String> HEADERS = Set.of("alg", "kid", "typ");
    private static final Set<String> CLAIMS = Set.of("files", "keyid", "scope", "iat", "iss");

    private final Map<String, byte[]> files;
    private final List<BundleKey> keys;

    private BundleSignature(Map<String, byte[]> files, List<BundleKey> keys) {
        this.files = files;
        this.keys = keys;
    }

    /** Verifies all {@code files} of a bundle against its signature, or throws. */
    static void verify(Map<String, byte[]> files, List<BundleKey> keys) {
        new BundleSignature(files, keys).verify();
    }

    private void verify() {
        String[] parts = token().split("\\.", -1);
        if (parts.length != 3) {
            throw refused("its signature is not a compact JWS");
        }
        Json.Obj header = object(decoded(parts[0]), "the signature's header", HEADERS);
        Json.Obj claims = object(decoded(parts[1]), "the signature's claims", CLAIMS);
        BundleKey key = key(header, claims);
        byte[] signed = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII);
        if (!key.algorithm().verifies(key.key(), signed, decoded(parts[2]))) {
            throw refused("its signature was not made with key `" + key.id() + "`");
        }
        checkScope(claims, key);
        checkFiles(listed(claims));
    }

    private String token() {
        byte[] signatures = files.get(FILE);
        if (signatures == null) {
            throw refused("it is not signed; sign it with `opa build --signing-key` or `opa sign`");
        }
        Json.Obj document = object(signatures, "`" + FILE + "`", Set.of("signatures", "plugin"));
        boolean plain = document.get("plugin").map(Json.of("_default")::equals).orElse(true);
        if (plain
                && document.get("signatures").orElse(Json.NULL) instanceof Json.Arr tokens
                && tokens.elements().size() == 1
                && tokens.elements().get(0) instanceof Json.Str token) {
            return token.value();
        }
        throw refused("`" + FILE + "` must hold exactly one signature, made by OPA's own signer");
    }

    private BundleKey key(Json.Obj header, Json.Obj claims) {
        // `opa build` names the key, `opa sign` does not
        String id = text(header, "kid").or(() -> text(claims, "keyid")).orElse(BundleKey.DEFAULT_ID);
        BundleKey key = keys.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> refused("its signature names a key that is not configured here; configured: " + names()));
        if (!text(header, "alg").equals(Optional.of(key.algorithm().name()))) {
            throw refused(
                    "its signature does not use " + key.algorithm() + ", the algorithm of key `" + key.id() + "`");
        }
        return key;
    }

    private String names() {
        return String.join(", ", keys.stream().map(key -> '`' + key.id() + '`').toList());
    }

    private static void checkScope(Json.Obj claims, BundleKey key) {
        if (!text(claims, "scope").orElse("").equals(key.scope())) {
            throw refused("its signature is for another scope than key `" + key.id() + "`'s `" + key.scope() + "`");
        }
    }

    private static Map<String, Json.Obj> listed(Json.Obj claims) {
        if (!(claims.get("files").orElse(Json.NULL) instanceof Json.Arr list)) {
            throw refused("its signature lists no files");
        }
        Map<String, Json.Obj> listed = new HashMap<>();
        for (Json element : list.elements()) {
            if (!(element instanceof Json.Obj file)
                    || listed.put(text(file, "name").orElse(""), file) != null) {
                throw refused("its signature lists a file twice or in a form that is not known");
            }
        }
        return listed;
    }

    private void checkFiles(Map<String, Json.Obj> listed) {
        Set<String> present = new HashSet<>(files.keySet());
        present.remove(FILE);
        for (String name : present) {
            Json.Obj file = listed.get(name);
            if (file == null) {
                throw refused("`" + name + "` is not covered by its signature");
            }
            checkHash(name, file);
        }
        if (listed.size() != present.size()) {
            throw refused("a file that its signature lists is missing");
        }
    }

    private void checkHash(String name, Json.Obj file) {
        String algorithm = text(file, "algorithm").orElse("");
        if (!SignedFileHash.isSupported(algorithm)) {
            throw refused("`" + name + "` is signed by a hash other than SHA-256, SHA-384 or SHA-512");
        }
        try {
            String hash = SignedFileHash.of(name, files.getOrDefault(name, new byte[0]), algorithm);
            if (!text(file, "hash").equals(Optional.of(hash))) {
                throw refused("`" + name + "` was changed after it was signed");
            }
        } catch (IOException e) {
            throw new PolicyLoadException("policy bundle not loaded: `" + name + "` is not JSON", e);
        }
    }

    private static Optional<String> text(Json.Obj object, String name) {
        return object.get(name)
                .flatMap(value -> value instanceof Json.Str text ? Optional.of(text.value()) : Optional.empty());
    }

    private static byte[] decoded(String base64) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(base64);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
            throw refused("its signature is not base64url in its one canonical form");
        } catch (IllegalArgumentException e) {
            throw new PolicyLoadException("policy bundle not loaded: its signature is not base64url", e);
        }
    }

    // What is not understood is refused: a claim such as `exp` would otherwise be a promise that nobody keeps.
    private static Json.Obj object(byte[] json, String what, Set<String> known) {
        try {
            if (!(JSON.read(json) instanceof Json.Obj object)) {
                throw refused(what + " is not a JSON object");
            }
            if (!known.containsAll(object.members().keySet())) {
                throw refused(what + " has a field that is not understood; known are "
                        + known.stream().sorted().toList());
            }
            return object;
        } catch (MalformedJsonException e) {
            throw new PolicyLoadException("policy bundle not loaded: " + what + ": " + e.getMessage(), e);
        }
    }

    private static PolicyLoadException refused(String why) {
        return BundleArchive.refused(why);
    }
}
