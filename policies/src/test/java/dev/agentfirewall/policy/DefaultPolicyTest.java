package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.artifact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed bundle is what its committed sources say it is. Needs no OPA; {@code policies/check} compiles it anew. */
class DefaultPolicyTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    @Test
    void bundle_asCommitted_loads() {
        PolicyBundle bundle = DefaultPolicy.bundle();

        assertThat(bundle.digest()).isEqualTo(DefaultPolicy.digest());
        assertThat(bundle.data().get("settings")).isPresent();
    }

    @Test
    void sources_sinceTheBundleWasBuilt_areUnchanged() throws IOException {
        assertThat(digestsOfSources())
                .as("the sources changed after the bundle was built; run policies/build and commit policies/bundle")
                .isEqualTo(Files.readAllLines(MODULE.resolve("bundle/SOURCES.sha256")));
    }

    private static List<String> digestsOfSources() throws IOException {
        List<Path> sources = new ArrayList<>(List.of(Path.of("capabilities.json")));
        try (Stream<Path> rego = Files.walk(MODULE.resolve("src/main/rego"))) {
            rego.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith("_test.rego"))
                    .map(MODULE::relativize)
                    .forEach(sources::add);
        }
        List<String> lines = new ArrayList<>();
        for (Path source : sources) {
            byte[] bytes = Files.readAllBytes(MODULE.resolve(source));
            lines.add(Digest.of(bytes).hex() + "  " + unixName(source));
        }
        lines.sort((left, right) -> left.substring(64).compareTo(right.substring(64)));
        return lines;
    }

    private static String unixName(Path path) {
        return path.toString().replace('\\', '/');
    }
}
