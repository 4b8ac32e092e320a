package dev.agentfirewall.artifact;

import dev.agentfirewall.artifact.Difference.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares files with the manifest that pins them, each read once and hashed while it is read. Files in the manifest and not there, there and
 * not in the manifest, and everything that is no plain file refuse the whole. Thread-safe.
 */
public final class ManifestVerifier {
    /** How many bytes {@link #load(ArtifactSource, Manifest)} holds at most. */
    public static final long DEFAULT_MEMORY = 2L << 30;

    // arrays of the largest sizes are refused by some virtual machines
    private static final long MAX_FILE = Integer.MAX_VALUE - 8;

    private ManifestVerifier() {}

    /** Reads all files into memory and proves them; at most {@link #DEFAULT_MEMORY} bytes. */
    public static VerifiedArtifact load(ArtifactSource source, Manifest manifest) throws ArtifactVerificationException {
        return load(source, manifest, DEFAULT_MEMORY);
    }

    /**
     * Reads all files into memory and proves them.
     *
     * @param memory how many bytes may be held
     * @throws ArtifactMismatchException when any file is not the pinned one
     * @throws ArtifactVerificationException when the files cannot be listed, or need more memory than that
     */
    public static VerifiedArtifact load(ArtifactSource source, Manifest manifest, long memory)
            throws ArtifactVerificationException {
        checkFits(manifest, memory);
        Map<String, byte[]> bytes = new HashMap<>();
        compare(source, manifest, (entry, in) -> {
            HashedRead read = HashedRead.keeping(in, Math.toIntExact(entry.size()));
            byte[] kept = read.bytes();
            if (kept != null) {
                bytes.put(entry.path(), kept);
            }
            return read;
        });
        return new VerifiedArtifact(manifest, bytes);
    }

    /**
     * Proves files of any size without keeping them. That says what they were when they were read, not what another program reads later: what
     * this process loads itself goes through {@link #load}.
     *
     * @return the model's name and digest
     * @throws ArtifactMismatchException when any file is not the pinned one
     * @throws ArtifactVerificationException when the files cannot be listed
     */
    public static ModelIdentity check(ArtifactSource source, Manifest manifest) throws ArtifactVerificationException {
        compare(source, manifest, (entry, in) -> HashedRead.streaming(in, entry.size()));
        return manifest.identity();
    }

    /** How one file is read. */
    private interface Reading {
        HashedRead read(ManifestEntry entry, InputStream in) throws IOException;
    }

    private static void compare(ArtifactSource source, Manifest manifest, Reading reading)
            throws ArtifactVerificationException {
        Map<String, ArtifactSource.Entry> there = listed(source);
        Map<String, Difference> differences = new TreeMap<>();
        Map<String, ManifestEntry> missing = new TreeMap<>();
        for (ManifestEntry entry : manifest.entries()) {
            ArtifactSource.Entry found = there.remove(entry.path());
            if (found == null) {
                missing.put(entry.path(), entry);
            } else {
                kind(source, entry, found, reading)
                        .ifPresent(kind -> differences.put(entry.path(), Difference.of(kind, entry.path())));
            }
        }
        Strays.tell(source, missing, there, differences);
        if (!differences.isEmpty()) {
            throw new ArtifactMismatchException(manifest.name(), source.where(), List.copyOf(differences.values()));
        }
    }

    private static Optional<Kind> kind(
            ArtifactSource source, ManifestEntry entry, ArtifactSource.Entry found, Reading reading) {
        if (found.kind() != ArtifactSource.Kind.FILE) {
            return Optional.of(Strays.kind(found));
        }
        if (found.size() != entry.size()) {
            return Optional.of(Kind.CHANGED);
        }
        try (InputStream in = source.open(entry.path())) {
            return reading.read(entry, in).is(entry) ? Optional.empty() : Optional.of(Kind.CHANGED);
        } catch (IOException e) {
            return Optional.of(Kind.UNREADABLE);
        }
    }

    private static Map<String, ArtifactSource.Entry> listed(ArtifactSource source)
            throws ArtifactVerificationException {
        try {
            Map<String, ArtifactSource.Entry> there = new TreeMap<>();
            source.entries().forEach(entry -> there.put(entry.path(), entry));
            return there;
        } catch (IOException e) {
            throw new ArtifactVerificationException("files not listed in " + source.where() + ": " + e, e);
        }
    }

    private static void checkFits(Manifest manifest, long memory) throws ArtifactVerificationException {
        long largest = Collections.max(
                manifest.entries().stream().map(ManifestEntry::size).toList());
        long all = manifest.size();
        if (largest > MAX_FILE || all > memory) {
            throw new ArtifactVerificationException("model " + ArtifactPath.printable(manifest.name()) + " of " + all
                    + " bytes does not fit the " + memory + " that may be held (and no file over " + MAX_FILE
                    + "): check it in place, or allow more");
        }
    }
}
