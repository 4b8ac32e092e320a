package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.ArtifactPath;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The members of one object, each asked for by name and kind; complaints say where it stands. */
final class Fields {
    private static final JsonReader READER = new JsonReader(new JsonLimits(64 * 1024 * 1024, 32, 1_000_000, 64));

    private final String where;
    private final Json.Obj object;

    private Fields(String where, Json.Obj object) {
        this.where = where;
        this.object = object;
    }

    /** Reads one object out of UTF-8 text. */
    static Fields parse(byte[] utf8, String where) throws BundleException {
        try {
            return of(READER.read(utf8), where);
        } catch (MalformedJsonException e) {
            throw new BundleException(where + " is not read: " + e.getMessage(), e);
        }
    }

    static Fields of(Json json, String where) throws BundleException {
        if (json instanceof Json.Obj object) {
            return new Fields(where, object);
        }
        throw new BundleException(where + " must be an object");
    }

    /** Refuses every member not in {@code known}: what nobody reads, nobody has checked. */
    Fields only(String... known) throws BundleException {
        Set<String> names = Set.of(known);
        for (String name : object.members().keySet()) {
            if (!names.contains(name)) {
                throw wrong("has a member it may not have, " + ArtifactPath.printable(name));
            }
        }
        return this;
    }

    boolean has(String name) {
        return object.get(name).isPresent();
    }

    Optional<Json> optional(String name) {
        return object.get(name);
    }

    Json required(String name) throws BundleException {
        return object.get(name).orElseThrow(() -> wrong("has no `" + name + "`"));
    }

    Fields object(String name) throws BundleException {
        return of(required(name), where + "." + name);
    }

    List<Json> array(String name) throws BundleException {
        if (required(name) instanceof Json.Arr array) {
            return array.elements();
        }
        throw wrong("must hold an array in `" + name + "`");
    }

    /** Text that is not empty. */
    String text(String name) throws BundleException {
        if (required(name) instanceof Json.Str text && !text.value().isEmpty()) {
            return text.value();
        }
        throw wrong("must hold text in `" + name + "`");
    }

    void constant(String name, String expected) throws BundleException {
        String found = text(name);
        if (!found.equals(expected)) {
            throw wrong("must have `" + name + "` be `" + expected + "`, not " + ArtifactPath.printable(found));
        }
    }

    boolean bool(String name) throws BundleException {
        if (required(name) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw wrong("must hold true or false in `" + name + "`");
    }

    /** Lower-case hexadecimal digits, {@code length} of them. */
    String hex(String name, int length) throws BundleException {
        String text = text(name);
        boolean digits = text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!digits || text.length() != length) {
            throw wrong("must hold " + length + " lower-case hexadecimal digits in `" + name + "`");
        }
        return text;
    }

    /** Bytes in standard base 64 with its padding, and in the one spelling that these bytes have. */
    byte[] base64(String name) throws BundleException {
        String text = text(name);
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // the decoder passes over stray bits at the end, so two texts could stand for the same bytes
            if (Arrays.equals(Base64.getEncoder().encode(bytes), text.getBytes(StandardCharsets.UTF_8))) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw wrong("must hold standard base 64 in `" + name + "`");
    }

    BundleException wrong(String what) {
        return new BundleException(where + " " + what);
    }
}
