package dev.agentfirewall.policy;

import dev.agentfirewall.artifact.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a bundle may be believed: its digest is the one that was pinned, or a known key signed it, or both. There is no way to believe
 * a bundle as it comes. Immutable and thread-safe.
 */
public final class BundleTrust {
    private static final Pattern DIGEST_LINE = Pattern.compile("(?:sha256:)?([0-9a-f]{64})(?: [ *][^\\n]*)?\\n?");
    private static final int DIGEST_FILE_LIMIT = 4096;

    private final Optional<Supplier<Digest>> pin;
    private final Optional<Path> digestFile;
    private final List<BundleKey> keys;

    private BundleTrust(Optional<Supplier<Digest>> pin, Optional<Path> digestFile, List<BundleKey> keys) {
        this.pin = pin;
        this.digestFile = digestFile;
        this.keys = List.copyOf(keys);
    }

    /** Trusts the one bundle whose bytes have this digest. */
    public static BundleTrust pinned(Digest digest) {
        return new BundleTrust(Optional.of(() -> digest), Optional.empty(), List.of());
    }

    /**
     * Trusts the bundle whose digest stands in {@code file}, as {@code sha256sum} writes it. The file is read again at each load, so
     * a reload can take a new bundle; keep it where only the operator writes.
     */
    public static BundleTrust pinnedBy(Path file) {
        return new BundleTrust(Optional.of(() -> readDigest(file)), Optional.of(file), List.of());
    }

    /** Trusts any bundle that one of these keys signed. */
    public static BundleTrust signedBy(BundleKey key, BundleKey... others) {
        return new BundleTrust(Optional.empty(), Optional.empty(), checked(key, others));
    }

    /** The same trust, asking for a signature by one of these keys as well. */
    public BundleTrust andSignedBy(BundleKey key, BundleKey... others) {
        return new BundleTrust(pin, digestFile, checked(key, others));
    }

    private static List<BundleKey> checked(BundleKey key, BundleKey... others) {
        List<BundleKey> keys = new java.util.ArrayList<>(List.of(others));
        keys.add(0, key);
        Set<String> ids = new HashSet<>();
        keys.forEach(each -> {
            if (!ids.add(each.id())) {
                throw new IllegalArgumentException(
                        "two keys are called `" + each.id() + "`; a name belongs to one key");
            }
        });
        return keys;
    }

    /** The file that the pinned digest is read from, where it is. */
    Optional<Path> digestFile() {
        return digestFile;
    }

    /** Checks the archive's own bytes, before anything in them is read. */
    void verifyDigest(Digest digest) {
        pin.map(Supplier::get).filter(pinned -> !pinned.equals(digest)).ifPresent(pinned -> {
            throw new PolicyLoadException("policy bundle not loaded: its digest is " + digest + ", pinned is " + pinned
                    + "; if the new bundle was reviewed, pin its digest");
        });
    }

    /** Checks what was unpacked, before anything of it is used. */
    void verifyFiles(Map<String, byte[]> files) {
        if (!keys.isEmpty()) {
            BundleSignature.verify(files, keys);
        }
    }

    private static Digest readDigest(Path file) {
        try {
            byte[] text = BoundedFile.read(file, DIGEST_FILE_LIMIT, "digest file");
            Matcher line = DIGEST_LINE.matcher(new String(text, StandardCharsets.UTF_8));
            if (line.matches()) {
                return new Digest(line.group(1));
            }
            throw new PolicyLoadException(
                    "policy bundle not loaded: `" + file + "` does not hold one line as `sha256sum` writes it");
        } catch (IOException e) {
            throw new PolicyLoadException("policy bundle not loaded: its digest file `" + file + "` cannot be read", e);
        }
    }
}
