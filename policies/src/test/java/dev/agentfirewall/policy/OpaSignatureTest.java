package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a real {@code opa} signs today, with fresh keys, is what is believed here. */
class OpaSignatureTest {
    private static final Path ECHO = Path.of("src", "test", "resources", "bundles", "echo");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void load_builtAndSignedByOpa_isTrusted(SignatureAlgorithm algorithm) throws Exception {
        KeyPair keys = keys(algorithm);
        Path bundle = build(algorithm, keys);
        assertThat(PolicyBundle.load(bundle, BundleTrust.signedBy(publicKey(algorithm, keys)))
                        .manifest()
                        .revision())
                .isEqualTo("fixture");
        assertThatThrownBy(() -> PolicyBundle.load(bundle, BundleTrust.signedBy(publicKey(algorithm, keys(algorithm)))))
                .hasMessageContaining("not made with key");
    }

    @Test
    void load_signedAfterwardsByOpaSign_isTrusted() throws Exception {
        KeyPair keys = keys(SignatureAlgorithm.ES256);
        RealOpa.required();
        Map<String, byte[]> files = TestBundles.files("unsigned.tar.gz");
        Path unpacked = unpack(files);
        String key = pem(keys).toString();
        RealOpa.run(
                unpacked, "sign", "--signing-alg", "ES256", "--signing-key", key, "-b", ".", "-o", folder.toString());
        files.put(BundleSignature.FILE, Files.readAllBytes(folder.resolve(BundleSignature.FILE)));
        BundleTrust trust = BundleTrust.signedBy(publicKey(SignatureAlgorithm.ES256, keys));
        assertThat(PolicyBundle.of(TestBundles.packed(files), trust)).isNotNull();
    }

    private Path unpack(Map<String, byte[]> files) throws IOException {
        Path unpacked = folder.resolve("bundle");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = unpacked.resolve(file.getKey());
            Files.createDirectories(target.resolve(".."));
            Files.write(target, file.getValue());
        }
        return unpacked;
    }

    private Path build(SignatureAlgorithm algorithm, KeyPair keys) throws Exception {
        Path bundle = folder.resolve("signed.tar.gz");
        RealOpa.run(
                ECHO,
                "build",
                "-t",
                "plan",
                "-e",
                PolicyBundle.ENTRYPOINT,
                "-b",
                ".",
                "-o",
                bundle.toString(),
                "--signing-alg",
                algorithm.name(),
                "--signing-key",
                pem(keys).toString());
        return bundle;
    }

    private static KeyPair keys(SignatureAlgorithm algorithm) throws Exception {
        KeyPairGenerator generator =
                KeyPairGenerator.getInstance(algorithm == SignatureAlgorithm.EdDSA ? "Ed25519" : algorithm.keyFamily());
        switch (algorithm) {
            case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
            case ES384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
            case ES512 -> generator.initialize(new ECGenParameterSpec("secp521r1"));
            case EdDSA -> {}
            default -> generator.initialize(2048);
        }
        return generator.generateKeyPair();
    }

    private static BundleKey publicKey(SignatureAlgorithm algorithm, KeyPair keys) {
        return BundleKey.fromPem(pem("PUBLIC KEY", keys.getPublic().getEncoded()), algorithm);
    }

    private Path pem(KeyPair keys) throws IOException {
        return Files.writeString(
                folder.resolve("key.pem"), pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
