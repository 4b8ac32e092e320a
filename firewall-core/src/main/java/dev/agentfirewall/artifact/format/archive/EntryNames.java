package dev.agentfirewall.artifact.format.archive;

import dev.agentfirewall.artifact.ArtifactPath;
import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Problems;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names of an archive's entries: each stays in the folder it is unpacked into, and no two are one file. */
final class EntryNames {
    private static final int MAX_LENGTH = 1024;

    private final InspectedFile archive;
    private final Problems problems;
    private final Set<String> seen = new HashSet<>();

    EntryNames(InspectedFile archive, Problems problems) {
        this.archive = archive;
        this.problems = problems;
    }

    /** Checks the next entry's name; one that ends with a slash is a folder. */
    void check(String name) {
        String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        while (path.startsWith("./")) { // tar writes so
            path = path.substring(2);
        }
        if (path.equals(".") || (path.isEmpty() && !name.isEmpty() && !name.startsWith("/"))) {
            return; // the folder itself
        }
        Optional<String> wrong = path.length() > MAX_LENGTH ? Optional.of("is too long") : ArtifactPath.problem(path);
        if (wrong.isPresent()) {
            problems.add(archive, FormatCode.ARCHIVE_ESCAPE, "entry " + Problems.quoted(name) + " " + wrong.get());
        } else if (!seen.add(fold(path))) {
            problems.add(archive, FormatCode.ARCHIVE_DUPLICATE, "entry " + Problems.quoted(name) + " is there twice");
        }
    }

    private static String fold(String path) {
        return Normalizer.normalize(path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
