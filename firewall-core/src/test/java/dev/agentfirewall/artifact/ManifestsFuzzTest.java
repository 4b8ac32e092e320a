package dev.agentfirewall.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes are a manifest or refused, and a manifest comes back from what it writes. */
class ManifestsFuzzTest {

    @FuzzTest
    void parse_anyBytes_isReadOrRefused(byte[] bytes) throws ManifestException {
        Manifest manifest;
        try {
            manifest = Manifests.parse(bytes);
        } catch (ManifestException refused) {
            assertThat(refused).hasMessageStartingWith("manifest not read: ");
            return;
        }
        assertThat(Manifests.parse(Manifests.write(manifest))).isEqualTo(manifest);
    }
}
