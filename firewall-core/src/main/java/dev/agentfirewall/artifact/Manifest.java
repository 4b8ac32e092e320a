package dev.agentfirewall.artifact;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every file of a model and its digest. The manifest's own digest names the model: one byte of one file, a file more or less or
 * called otherwise, and it is another model.
 *
 * @param name what the model is called
 * @param source where it came from, such as a URL with its revision
 * @param licence under which terms, by SPDX name where it has one
 * @param baseModel what it was made from, where that is known
 * @param entries at least one, sorted by path, no two that a file system could take for one
 */
public record Manifest(
        String name, String source, String licence, Optional<String> baseModel, List<ManifestEntry> entries) {
    /** The version of the form that {@link #document} writes. */
    public static final int VERSION = 1;

    /** The most files a model may have. */
    public static final int MAX_ENTRIES = 100_000;

    private static final int MAX_TEXT = 2_000;

    public Manifest {
        checkText("name", name);
        checkText("source", source);
        checkText("licence", licence);
        baseModel.ifPresent(base -> checkText("base_model", base));
        entries = entries.stream()
                .sorted(Comparator.comparing(ManifestEntry::path))
                .toList();
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("a manifest names 1 to " + MAX_ENTRIES + " files");
        }
        ArtifactPath.collision(entries.stream().map(ManifestEntry::path).toList())
                .ifPresent(two -> {
                    throw new IllegalArgumentException("paths " + ArtifactPath.printable(two.get(0)) + " and "
                            + ArtifactPath.printable(two.get(1)) + " name one file on some systems");
                });
    }

    /** The file called {@code path}, empty when there is none. */
    public Optional<ManifestEntry> entry(String path) {
        return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
    }

    /** How many bytes all files have together. */
    public long size() {
        return entries.stream().mapToLong(ManifestEntry::size).reduce(0, Math::addExact);
    }

    /** The digest of the canonical form: the model's name in requests and records. */
    public Digest digest() {
        return Digest.of(CanonicalJson.bytes(document()));
    }

    /** Name and digest, as requests and records carry them. */
    public ModelIdentity identity() {
        return new ModelIdentity(name, Optional.of(digest()));
    }

    /** The manifest as JSON; {@link Manifests} reads and writes it. */
    public Json.Obj document() {
        return Json.object()
                .put("version", VERSION)
                .put("name", name)
                .put("source", source)
                .put("licence", licence)
                .put("base_model", baseModel.map(Json::of).orElse(Json.NULL))
                .put("entries", Json.array(entries, Manifest::document))
                .build();
    }

    private static Json document(ManifestEntry entry) {
        return Json.object()
                .put("path", entry.path())
                .put("sha256", entry.sha256().hex())
                .put("size", entry.size())
                .put("role", entry.role().word())
                .build();
    }

    private static void checkText(String member, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("`" + member + "` is blank or longer than " + MAX_TEXT
                    + " characters: write `unknown` where it is");
        }
    }
}
