package dev.agentfirewall.artifact;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and writes manifests as JSON. Reading is strict: a member that is unknown, missing, doubled or null where it must not be is refused. */
public final class Manifests {
    private static final JsonLimits LIMITS = new JsonLimits(64 * 1024 * 1024, 8, 1_000_000, 32);
    private static final Set<String> FILE = Set.of("version", "name", "source", "licence", "base_model", "entries");
    private static final Set<String> ENTRY = Set.of("path", "sha256", "size", "role");

    private Manifests() {}

    /** Reads UTF-8 bytes. */
    public static Manifest parse(byte[] utf8) throws ManifestException {
        try {
            return manifest(new JsonReader(LIMITS).read(utf8));
        } catch (MalformedJsonException | IllegalArgumentException e) {
            throw new ManifestException(String.valueOf(e.getMessage()));
        }
    }

    /** The manifest as UTF-8 text for people and version control: a file a line. */
    public static byte[] write(Manifest manifest) {
        return ManifestText.of(manifest).getBytes(StandardCharsets.UTF_8);
    }

    private static Manifest manifest(Json json) throws ManifestException {
        Json.Obj file = object(json, "the file", FILE);
        if (!file.get("version").equals(Optional.of(Json.of(Manifest.VERSION)))) {
            throw new ManifestException("`version` must be " + Manifest.VERSION);
        }
        Json base = member(file, "base_model", "the file");
        return new Manifest(
                text(file, "name", "the file"),
                text(file, "source", "the file"),
                text(file, "licence", "the file"),
                base.equals(Json.NULL) ? Optional.empty() : Optional.of(text(file, "base_model", "the file")),
                entries(file));
    }

    private static List<ManifestEntry> entries(Json.Obj file) throws ManifestException {
        if (!(member(file, "entries", "the file") instanceof Json.Arr array)) {
            throw new ManifestException("`entries` must be an array");
        }
        if (array.elements().size() > Manifest.MAX_ENTRIES) {
            throw new ManifestException("`entries` holds more than " + Manifest.MAX_ENTRIES);
        }
        List<ManifestEntry> entries = new ArrayList<>();
        for (Json element : array.elements()) {
            entries.add(entry(element, "entry " + (entries.size() + 1)));
        }
        return entries;
    }

    private static ManifestEntry entry(Json element, String where) throws ManifestException {
        Json.Obj entry = object(element, where, ENTRY);
        return new ManifestEntry(
                text(entry, "path", where),
                new Digest(text(entry, "sha256", where)),
                size(member(entry, "size", where), where),
                ArtifactRole.of(text(entry, "role", where))
                        .orElseThrow(() -> new ManifestException(where + ": `role` is not a word it may be")));
    }

    private static long size(Json value, String where) throws ManifestException {
        try {
            if (value instanceof Json.Num number) {
                BigDecimal size = number.value();
                return size.longValueExact();
            }
        } catch (ArithmeticException e) {
            // told below, as for every other value that is no size
        }
        throw new ManifestException(where + ": `size` must be a whole number of bytes");
    }

    private static Json.Obj object(Json json, String where, Set<String> known) throws ManifestException {
        if (!(json instanceof Json.Obj object)) {
            throw new ManifestException(where + ": expected an object");
        }
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                throw new ManifestException(where + ": unknown member " + ArtifactPath.printable(name));
            }
        }
        return object;
    }

    private static Json member(Json.Obj object, String name, String where) throws ManifestException {
        return object.get(name).orElseThrow(() -> new ManifestException(where + ": `" + name + "` is missing"));
    }

    private static String text(Json.Obj object, String name, String where) throws ManifestException {
        if (member(object, name, where) instanceof Json.Str text) {
            return text.value();
        }
        throw new ManifestException(where + ": `" + name + "` must be text");
    }
}
