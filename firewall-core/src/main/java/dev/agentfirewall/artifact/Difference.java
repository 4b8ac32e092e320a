package dev.agentfirewall.artifact;

import java.util.Locale;
import java.util.Optional;

/**
 * One way in which files are not those of a manifest.
 *
 * @param kind which way
 * @param path the file, as the manifest calls it, or as it was found where the manifest has none
 * @param found where its bytes lie instead, for a renamed file
 */
public record Difference(Kind kind, String path, Optional<String> found) {

    /** The ways. */
    public enum Kind {
        /** Other bytes. */
        CHANGED,
        /** Named in the manifest, not there. */
        MISSING,
        /** There, not named in the manifest. */
        EXTRA,
        /** There under another name. */
        RENAMED,
        /** A symbolic link stands where a file may stand. */
        LINKED,
        /** A device, pipe or socket. */
        SPECIAL,
        /** Could not be read. */
        UNREADABLE;

        /** The name for programs, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Difference of(Kind kind, String path) {
        return new Difference(kind, path, Optional.empty());
    }

    @Override
    public String toString() {
        return ArtifactPath.printable(path) + " " + kind.word()
                + found.map(other -> " to " + ArtifactPath.printable(other)).orElse("");
    }
}
