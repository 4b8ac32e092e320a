package dev.agentfirewall.artifact.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes are a bundle or refused; a claim that nobody made truly is believed by nobody. */
class BundleFuzzTest {

    @FuzzTest
    void parse_anyBytes_isReadOrRefused(byte[] bytes) throws BundleException {
        Trust trust = Trust.key(Forged.KEYS.getPublic());
        try {
            Bundle bundle = Bundle.parse(bytes);
            assertThat(bundle.statement().resources()).isNotEmpty();
            bundle.verify(trust);
        } catch (BundleException refused) {
            assertThat(refused).hasMessageStartingWith("signature refused: ");
            return;
        }
        throw new AssertionError("a key that was made for this run cannot have signed it");
    }
}
