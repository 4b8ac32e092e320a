package dev.agentfirewall.artifact.signing;

import dev.agentfirewall.artifact.ArtifactSource;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/** The fixtures that the reference implementation made; `oms/README.md` tells how. */
final class Oms {
    /** A time at which every certificate is valid that is not meant to be expired. */
    static final Clock IN_2030 = at("2030-01-01T00:00:00Z");

    private Oms() {}

    static Path path(String name) {
        try {
            URL url = Objects.requireNonNull(Oms.class.getResource("oms/" + name), name);
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    static ArtifactSource model() {
        return ArtifactSource.directory(path("model"));
    }

    static Bundle bundle(String name) throws IOException, BundleException {
        return Bundle.parse(bytes(name));
    }

    static Trust key(String name) throws IOException, BundleException {
        return Trust.key(Pem.publicKey(bytes(name)));
    }

    static Trust certificates(Clock clock, String name) throws IOException, BundleException {
        return Trust.certificates(Pem.certificates(bytes(name)), clock);
    }

    static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }
}
