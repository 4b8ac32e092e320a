package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleSignatureTest {

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512", "RS256", "PS256", "EdDSA"})
    void load_signedByOpa_isTrusted(SignatureAlgorithm algorithm) {
        PolicyBundle bundle = PolicyBundle.of(bundle(algorithm), BundleTrust.signedBy(key(algorithm)));
        assertThat(bundle.manifest().revision()).isEqualTo("fixture");
    }

    @Test
    void load_signedByAnotherKey_isRefused() {
        BundleKey other = TestSigner.of(SignatureAlgorithm.ES256).publicKey();
        assertRefused(bundle(SignatureAlgorithm.ES256), other, "not made with key `default`");
    }

    @Test
    void load_keyOfAnotherName_isRefused() {
        BundleKey other = BundleKey.fromPem("release", TestBundles.text("ES256.pub"), SignatureAlgorithm.ES256);
        assertRefused(bundle(SignatureAlgorithm.ES256), other, "not configured here; configured: `release`");
    }

    @Test
    void load_unsigned_isRefused() {
        assertRefused(TestBundles.resource("unsigned.tar.gz"), key(SignatureAlgorithm.ES256), "it is not signed");
    }

    @Test
    void load_signatureTakenAway_isRefused() {
        Map<String, byte[]> files = TestBundles.files("ES256.tar.gz");
        files.remove(".signatures.json");
        assertRefused(TestBundles.packed(files), key(SignatureAlgorithm.ES256), "it is not signed");
    }

    @Test
    void load_anyOneByteChangedInAnyFile_isRefused() {
        TestBundles.files("ES256.tar.gz").forEach((name, content) -> {
            for (int at = 0; at < content.length; at += 1 + content.length / 40) {
                assertChangeIsRefused(name, content, at);
            }
        });
    }

    private static void assertChangeIsRefused(String name, byte[] content, int at) {
        byte[] changed = content.clone();
        changed[at] ^= 1;
        Map<String, byte[]> files = TestBundles.files("ES256.tar.gz");
        files.put(name, changed);
        assertThatThrownBy(() -> load(files, key(SignatureAlgorithm.ES256)))
                .as("byte %s of %s", at, name)
                .isInstanceOf(PolicyLoadException.class);
    }

    @Test
    void load_whiteSpaceInData_staysTrusted() {
        Map<String, byte[]> files = TestBundles.files("ES256.tar.gz");
        String data = new String(files.get("data.json"), StandardCharsets.UTF_8);
        files.put("data.json", ("\n  " + data.replace(":{", " : {")).getBytes(StandardCharsets.UTF_8));
        assertThat(load(files, key(SignatureAlgorithm.ES256)).data().members()).containsKey("settings");
    }

    @Test
    void load_numberOfEqualValueWrittenOtherwise_isRefused() {
        Map<String, byte[]> files = TestBundles.files("ES256.tar.gz");
        String data = new String(files.get("data.json"), StandardCharsets.UTF_8);
        files.put("data.json", data.replace("1.10", "1.1").getBytes(StandardCharsets.UTF_8));
        assertRefused(TestBundles.packed(files), key(SignatureAlgorithm.ES256), "`data.json` was changed");
    }

    @Test
    void load_fileAdded_isRefused() {
        Map<String, byte[]> files = TestBundles.files("ES256.tar.gz");
        files.put("agent/more.rego", "package agent".getBytes(StandardCharsets.UTF_8));
        assertRefused(TestBundles.packed(files), key(SignatureAlgorithm.ES256), "`agent/more.rego` is not covered");
    }

    @Test
    void load_fileTakenAway_isRefused() {
        Map<String, byte[]> files = TestBundles.files("ES256.tar.gz");
        files.remove("data.json");
        assertRefused(TestBundles.packed(files), key(SignatureAlgorithm.ES256), "missing");
    }

    @Test
    void load_algorithmNone_isRefused() {
        TestSigner signer = TestSigner.of(SignatureAlgorithm.ES256);
        Map<String, byte[]> files = TestBundles.files("unsigned.tar.gz");
        String claims = TestSigner.claims(files);
        files.put(".signatures.json", TestSigner.document(TestSigner.unsigned("none", claims)));
        assertRefused(TestBundles.packed(files), signer.publicKey(), "does not use ES256");
    }

    @Test
    void load_publicKeyUsedAsSharedSecret_isRefused() {
        TestSigner signer = TestSigner.of(SignatureAlgorithm.RS256);
        Map<String, byte[]> files = TestBundles.files("unsigned.tar.gz");
        String token = TestSigner.hmac(signer.publicKey(), TestSigner.claims(files));
        files.put(".signatures.json", TestSigner.document(token));
        assertRefused(TestBundles.packed(files), signer.publicKey(), "does not use RS256");
    }

    @Test
    void load_ecdsaSignatureOfZeros_isRefused() {
        BundleKey key = key(SignatureAlgorithm.ES256);
        Map<String, byte[]> files = TestBundles.files("unsigned.tar.gz");
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        String token = TestSigner.unsigned("ES256", TestSigner.claims(files)) + zeros;
        files.put(".signatures.json", TestSigner.document(token));
        assertRefused(TestBundles.packed(files), key, "not made with key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-1", "SHA-224", "", "none"})
    void load_weakHash_isRefused(String hash) {
        TestSigner signer = TestSigner.of(SignatureAlgorithm.ES256);
        Map<String, byte[]> files = TestBundles.files("unsigned.tar.gz");
        String claims = TestSigner.claims(files).replace("SHA-256", hash);
        assertRefused(signer.signed(files, claims), signer.publicKey(), "by a hash other than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"exp\":1", "\"files\":[]", "\"admin\":true"})
    void load_claimThatIsNotUnderstood_isRefused(String claim) {
        TestSigner signer = TestSigner.of(SignatureAlgorithm.ES256);
        Map<String, byte[]> files = TestBundles.files("unsigned.tar.gz");
        String claims = TestSigner.claims(files).replaceFirst("\\{", "{" + claim + ",");
        assertRefused(signer.signed(files, claims), signer.publicKey(), "the signature's claims");
    }

    @Test
    void load_otherScope_isRefused() {
        TestSigner signer = TestSigner.of(SignatureAlgorithm.ES256);
        Map<String, byte[]> files = TestBundles.files("unsigned.tar.gz");
        String claims = TestSigner.claims(files).replaceFirst("\\{", "{\"scope\":\"test\",");
        byte[] bundle = signer.signed(files, claims);
        assertRefused(bundle, signer.publicKey(), "another scope");
        assertThat(PolicyBundle.of(
                        bundle, BundleTrust.signedBy(signer.publicKey().withScope("test"))))
                .isNotNull();
    }

    @Test
    void load_twoSignatures_isRefused() {
        Map<String, byte[]> files = TestBundles.files("ES256.tar.gz");
        String document = new String(files.get(".signatures.json"), StandardCharsets.UTF_8);
        String twice = document.replaceFirst("(\"ey[^\"]*\")", "$1,$1");
        files.put(".signatures.json", twice.getBytes(StandardCharsets.UTF_8));
        assertRefused(TestBundles.packed(files), key(SignatureAlgorithm.ES256), "exactly one signature");
    }

    @Test
    void load_oneOfTwoKeys_isTrusted() {
        BundleKey other = new BundleKey(
                "other",
                SignatureAlgorithm.EdDSA,
                TestSigner.of(SignatureAlgorithm.EdDSA).publicKey().key(),
                "");
        assertThat(PolicyBundle.of(
                        bundle(SignatureAlgorithm.ES256), BundleTrust.signedBy(other, key(SignatureAlgorithm.ES256))))
                .isNotNull();
    }

    @Test
    void signedBy_twoKeysOfOneName_isRefused() {
        BundleKey key = key(SignatureAlgorithm.ES256);
        assertThatThrownBy(() -> BundleTrust.signedBy(key, key)).hasMessageContaining("two keys are called");
    }

    @Test
    void fromPem_privateKeyOrOtherKind_isRefused() {
        String ec = TestBundles.text("ES256.pub");
        for (String pem : List.of(ec.replace("PUBLIC", "PRIVATE"), "", "x", ec.substring(0, 60))) {
            assertThatThrownBy(() -> BundleKey.fromPem(pem, SignatureAlgorithm.ES256))
                    .hasMessageContaining("openssl pkey");
        }
        assertThatThrownBy(() -> BundleKey.fromPem(ec, SignatureAlgorithm.RS256))
                .hasMessageContaining("openssl pkey");
        assertThatThrownBy(() -> BundleKey.fromPem(ec, SignatureAlgorithm.ES384))
                .hasMessageContaining("does not fit");
    }

    private static byte[] bundle(SignatureAlgorithm algorithm) {
        return TestBundles.resource(algorithm + ".tar.gz");
    }

    private static BundleKey key(SignatureAlgorithm algorithm) {
        return BundleKey.fromPem(TestBundles.text(algorithm + ".pub"), algorithm);
    }

    private static PolicyBundle load(Map<String, byte[]> files, BundleKey key) {
        return PolicyBundle.of(TestBundles.packed(files), BundleTrust.signedBy(key));
    }

    private static void assertRefused(byte[] bundle, BundleKey key, String why) {
        assertThatThrownBy(() -> PolicyBundle.of(bundle, BundleTrust.signedBy(key)))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageContaining(why);
    }
}
