package dev.agentfirewall.artifact.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.artifact.MemorySource;
import dev.agentfirewall.artifact.SmallModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSignerTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"p256", "p384", "p521"})
    void sign_keyFromPem_verifies(String curve) throws Exception {
        PublicKey counterpart = Pem.counterpart(Oms.bytes(curve + ".key")).orElseThrow();
        ModelSigner signer = ModelSigner.key(Pem.privateKey(Oms.bytes(curve + ".key")), counterpart);
        Bundle bundle = Bundle.parse(signer.sign(Oms.model(), "model"));
        assertThat(bundle.verify(Oms.key(curve + ".pub")).check(Oms.model()))
                .isEqualTo(Oms.bundle(curve + ".sig")
                        .verify(Oms.key(curve + ".pub"))
                        .check(Oms.model()));
    }

    @Test
    void sign_ed25519_verifies() throws Exception {
        KeyPair keys = Forged.KEYS;
        PublicKey told = PrivateKeys.counterpart(keys.getPrivate().getEncoded()).orElseThrow();
        assertThat(told).isEqualTo(keys.getPublic());
        byte[] bundle = ModelSigner.key(keys.getPrivate(), told).sign(Oms.model(), "model");
        assertThat(Bundle.parse(bundle)
                        .verify(Trust.key(told))
                        .check(Oms.model())
                        .artifact())
                .isPresent();
    }

    @Test
    void sign_certificateChain_verifiesFromItsRoot() throws Exception {
        List<X509Certificate> chain = Pem.certificates(Oms.bytes("chain.pem"));
        byte[] bundle = ModelSigner.certificate(Pem.privateKey(Oms.bytes("leaf.key")), chain)
                .sign(Oms.model(), "model");
        assertThat(Bundle.parse(bundle).method()).isEqualTo("certificate");
        assertThat(Bundle.parse(bundle)
                        .verify(Oms.certificates(Oms.IN_2030, "root.pem"))
                        .check(Oms.model())
                        .name())
                .isEqualTo("model");
    }

    @Test
    void signer_keysThatAreNoPair_isNotMade() throws Exception {
        PrivateKey key = Pem.privateKey(Oms.bytes("p256.key"));
        List<X509Certificate> chain = Pem.certificates(Oms.bytes("chain.pem"));
        PublicKey other = Pem.publicKey(Oms.bytes("other.pub"));
        assertThatThrownBy(() -> ModelSigner.key(key, other)).hasMessageContaining("no pair");
        assertThatThrownBy(() -> ModelSigner.key(key, Forged.KEYS.getPublic())).hasMessageContaining("no pair");
        assertThatThrownBy(() -> ModelSigner.certificate(key, chain)).hasMessageContaining("no pair");
    }

    @Test
    void signer_keyOfAnotherKind_isRefused() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThatThrownBy(() -> ModelSigner.key(rsa.getPrivate(), rsa.getPublic()))
                .isInstanceOf(BundleException.class);
        assertThatThrownBy(() -> Trust.key(rsa.getPublic())).hasMessageContaining("RSA");
    }

    @Test
    void counterpart_notInTheKey_isEmpty() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        byte[] bare = generator.generateKeyPair().getPrivate().getEncoded();
        assertThat(PrivateKeys.counterpart(bare)).isEmpty();
    }

    @Test
    void sign_linkInTheFolder_isRefused() throws Exception {
        Path folder = SmallModel.in(temp.resolve("m"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("tokenizer.json"));
        ModelSigner signer = ModelSigner.key(Forged.KEYS.getPrivate(), Forged.KEYS.getPublic());
        assertThatThrownBy(() -> signer.sign(ArtifactSource.directory(folder), "m"))
                .hasMessageContaining("`link` linked");
    }

    @Test
    void sign_namesAbovePlaneZero_areSortedByCodePoint() throws Exception {
        ArtifactSource files = new MemorySource(Map.of("\uFF5A", new byte[1], "\uD83D\uDE00", new byte[1]));
        byte[] bundle = ModelSigner.key(Forged.KEYS.getPrivate(), Forged.KEYS.getPublic())
                .sign(files, "m");
        assertThat(Bundle.parse(bundle).statement().resources())
                .extracting(Statement.Resource::path)
                .containsExactly("\uFF5A", "\uD83D\uDE00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PUBLIC KEY-----\n!!\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                "-----BEGIN PUBLIC KEY-----"
            })
    void pem_brokenKey_isRefused(String text) {
        assertThatThrownBy(() -> Pem.publicKey(Forged.utf8(text))).isInstanceOf(BundleException.class);
        assertThatThrownBy(() -> Pem.privateKey(Forged.utf8(text.replace("PUBLIC", "PRIVATE"))))
                .isInstanceOf(BundleException.class);
        assertThatThrownBy(() -> Pem.certificates(Forged.utf8(text.replace("PUBLIC KEY", "CERTIFICATE"))))
                .isInstanceOf(BundleException.class);
    }

    @Test
    void pem_privateKeyAmongCertificates_isRefused() throws Exception {
        String both = new String(Oms.bytes("leaf.pem"), java.nio.charset.StandardCharsets.UTF_8)
                + new String(Oms.bytes("leaf.key"), java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Pem.certificates(Forged.utf8(both))).isInstanceOf(BundleException.class);
    }
}
