package dev.agentfirewall.artifact;

import dev.agentfirewall.artifact.Difference.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Pairs what is missing with what nobody asked for: the same bytes under another name are told as one renaming. */
final class Strays {
    private Strays() {}

    /**
     * Adds a difference for each file of {@code missing} and each of {@code extra}.
     *
     * @param missing what the manifest names and nobody found; renamed ones are taken out
     * @param extra what was found and the manifest does not name
     */
    static void tell(
            ArtifactSource source,
            Map<String, ManifestEntry> missing,
            Map<String, ArtifactSource.Entry> extra,
            Map<String, Difference> differences) {
        for (ArtifactSource.Entry stray : extra.values()) {
            Optional<ManifestEntry> was = renamed(source, stray, missing);
            if (was.isPresent()) {
                String path = was.get().path();
                missing.remove(path);
                differences.put(path, new Difference(Kind.RENAMED, path, Optional.of(stray.path())));
            } else {
                differences.put(stray.path(), Difference.of(kind(stray), stray.path()));
            }
        }
        missing.keySet().forEach(path -> differences.put(path, Difference.of(Kind.MISSING, path)));
    }

    /** The difference that something unasked for is. */
    static Kind kind(ArtifactSource.Entry entry) {
        return switch (entry.kind()) {
            case FILE -> Kind.EXTRA;
            case LINK -> Kind.LINKED;
            case SPECIAL -> Kind.SPECIAL;
            case UNREADABLE -> Kind.UNREADABLE;
        };
    }

    // Only a file of a missing one's size is hashed, so that strays cost nothing.
    private static Optional<ManifestEntry> renamed(
            ArtifactSource source, ArtifactSource.Entry stray, Map<String, ManifestEntry> missing) {
        boolean candidate = stray.kind() == ArtifactSource.Kind.FILE
                && ArtifactPath.problem(stray.path()).isEmpty()
                && missing.values().stream().anyMatch(entry -> entry.size() == stray.size());
        if (!candidate) {
            return Optional.empty();
        }
        try (InputStream in = source.open(stray.path())) {
            HashedRead read = HashedRead.streaming(in, stray.size());
            return missing.values().stream().filter(read::is).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
