package dev.agentfirewall.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a manifest of the files that lie somewhere now. Whoever pins vouches for them: pin what you got from its maker and have looked
 * at, and keep the manifest where whoever can change the files cannot.
 *
 * @param name what the model is called
 * @param source where it came from
 * @param licence under which terms
 * @param baseModel what it was made from, where known
 */
public record Pinning(String name, String source, String licence, Optional<String> baseModel) {

    /**
     * The manifest of everything in {@code files}.
     *
     * @throws ArtifactVerificationException when something there cannot be part of a model: a link, a device, a file that cannot be read or
     *     whose name could mean another place; all of them are named
     */
    public Manifest pin(ArtifactSource files) throws ArtifactVerificationException {
        List<ManifestEntry> entries = new ArrayList<>();
        List<String> unfit = new ArrayList<>();
        for (ArtifactSource.Entry entry : listed(files)) {
            pin(files, entry, entries, unfit);
        }
        if (!unfit.isEmpty()) {
            throw new ArtifactVerificationException("not pinned: " + files.where() + ": "
                    + String.join("; ", unfit.subList(0, Math.min(50, unfit.size()))));
        }
        try {
            return new Manifest(name, source, licence, baseModel, entries);
        } catch (IllegalArgumentException e) {
            throw new ArtifactVerificationException("not pinned: " + files.where() + ": " + e.getMessage(), e);
        }
    }

    private static void pin(
            ArtifactSource files, ArtifactSource.Entry entry, List<ManifestEntry> entries, List<String> unfit) {
        Optional<String> problem = ArtifactPath.problem(entry.path());
        if (entry.kind() != ArtifactSource.Kind.FILE) {
            unfit.add(Difference.of(Strays.kind(entry), entry.path()).toString());
        } else if (problem.isPresent()) {
            unfit.add(ArtifactPath.printable(entry.path()) + " " + problem.get());
        } else {
            try (InputStream in = files.open(entry.path())) {
                HashedRead read = HashedRead.streaming(in, Long.MAX_VALUE - 1);
                entries.add(
                        new ManifestEntry(entry.path(), read.digest(), read.size(), ArtifactRole.guess(entry.path())));
            } catch (IOException e) {
                unfit.add(
                        Difference.of(Difference.Kind.UNREADABLE, entry.path()).toString());
            }
        }
    }

    private static List<ArtifactSource.Entry> listed(ArtifactSource files) throws ArtifactVerificationException {
        try {
            return files.entries();
        } catch (IOException e) {
            throw new ArtifactVerificationException("not pinned: " + files.where() + ": " + e, e);
        }
    }
}
