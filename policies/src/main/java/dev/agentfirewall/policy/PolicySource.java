package dev.agentfirewall.policy;

import dev.agentfirewall.artifact.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a policy comes from, again and again. Implementations are thread-safe. */
public interface PolicySource {

    /**
     * Reads and verifies the policy as it is now.
     *
     * @throws PolicyLoadException when it cannot be read or is not trusted
     */
    PolicyBundle load();

    /** A name for what lies there now, which changes when it does. Says nothing of whether it is sound; never throws. */
    Digest fingerprint();

    /** A bundle in a file. */
    static PolicySource files(Path bundle, BundleTrust trust) {
        return new Files(bundle, trust, Optional.empty());
    }

    /** A bundle in a file, under settings from another. */
    static PolicySource files(Path bundle, BundleTrust trust, Path settings) {
        return new Files(bundle, trust, Optional.of(settings));
    }

    /** The rules that come with the firewall, under settings from a file. */
    static PolicySource defaults(Path settings) {
        return new Defaults(settings);
    }

    /** The default rules under settings that may change. */
    record Defaults(Path settings) implements PolicySource {
        @Override
        public PolicyBundle load() {
            return DefaultPolicy.bundle().withSettings(SettingsOverride.load(settings));
        }

        @Override
        public Digest fingerprint() {
            return Digest.of(Files.fingerprint(settings));
        }
    }

    /** Policy from files, and from a digest file where the trust has one. */
    record Files(Path bundle, BundleTrust trust, Optional<Path> settings) implements PolicySource {
        @Override
        public PolicyBundle load() {
            PolicyBundle loaded = PolicyBundle.load(bundle, trust);
            return settings.map(file -> loaded.withSettings(SettingsOverride.load(file)))
                    .orElse(loaded);
        }

        // Of content, not of times: a file may be put back with an older date, or change twice within one tick.
        @Override
        public Digest fingerprint() {
            List<Path> files = Stream.of(Optional.of(bundle), settings, trust.digestFile())
                    .flatMap(Optional::stream)
                    .toList();
            ByteArrayOutputStream digests = new ByteArrayOutputStream();
            files.forEach(file -> digests.writeBytes(fingerprint(file).getBytes(StandardCharsets.US_ASCII)));
            return Digest.of(digests.toByteArray());
        }

        private static String fingerprint(Path file) {
            try {
                return Digest.of(BoundedFile.read(file, BundleLimits.DEFAULT.maxPackedBytes(), "policy"))
                        .hex();
            } catch (IOException | PolicyLoadException e) {
                return "unreadable: " + e.getClass().getName() + '\n';
            }
        }
    }
}
