package dev.agentfirewall.artifact.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.artifact.Digest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    private static final String D1 = Digest.of("one").hex();
    private static final String D2 = Digest.of("two").hex();
    private static final String ROOT =
            Digest.of(java.util.HexFormat.of().parseHex(D1 + D2)).hex();
    private static final String STATEMENT = "{\"_type\":\"https://in-toto.io/Statement/v1\","
            + "\"subject\":[{\"name\":\"m\",\"digest\":{\"sha256\":\"" + ROOT + "\"}}],"
            + "\"predicateType\":\"https://model_signing/signature/v1.0\",\"predicate\":{"
            + "\"resources\":[{\"name\":\"a\",\"algorithm\":\"sha256\",\"digest\":\"" + D1 + "\"},"
            + "{\"name\":\"b\",\"algorithm\":\"sha256\",\"digest\":\"" + D2 + "\"}],"
            + "\"serialization\":{\"method\":\"files\",\"hash_type\":\"sha256\",\"allow_symlinks\":false,"
            + "\"ignore_paths\":[\".git\"]}}}";

    @Test
    void parse_soundStatement_isReadAndVerifies() throws Exception {
        Bundle bundle = parse(Forged.bundle(STATEMENT));
        assertThat(bundle.method()).isEqualTo("key");
        assertThat(bundle.verify(Trust.key(Forged.KEYS.getPublic())).statement().name())
                .isEqualTo("m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Statement/v1\" | Statement/v0.1\"",
                "signature/v1.0 | signature/v2.0",
                "https://model_signing/signature/v1.0 | https://model_signing/Digests/v0.1",
                "\"_type\" | \"type\"",
                "\"predicateType\": | \"predicateType\":\"x\",\"predicateType\":",
                "\"name\":\"m\" | \"name\":\"\"",
                "\"subject\":[{ | \"subject\":[{\"name\":\"n\",\"digest\":{\"sha256\":\"00\"}},{",
                "{\"sha256\":\" | {\"sha512\":\"",
                "{\"sha256\":\" | {\"sha1\":\"00\",\"sha256\":\"",
                "\"resources\":[{ | \"resources\":[],\"more\":[{",
                "\"name\":\"a\" | \"name\":\"b\"",
                "\"name\":\"a\" | \"name\":\"c\"",
                "\"name\":\"a\" | \"name\":\"/a\"",
                "\"name\":\"a\" | \"name\":\"../a\"",
                "\"name\":\"a\" | \"name\":\"./a\"",
                "\"name\":\"a\" | \"name\":\".\"",
                "\"name\":\"a\" | \"name\":\"a//b\"",
                "\"name\":\"a\" | \"name\":\"a/\"",
                "\"name\":\"a\" | \"name\":7",
                "\"name\":\"a\", | ",
                "\"algorithm\":\"sha256\",\"digest\" | \"algorithm\":\"blake2b\",\"digest\"",
                "\"algorithm\":\"sha256\",\"digest\" | \"algorithm\":\"md5\",\"digest\"",
                "\"method\":\"files\" | \"method\":\"shards\"",
                "\"method\":\"files\" | \"method\":\"tree\"",
                "\"method\":\"files\" | \"method\":\"files\",\"shard_size\":3",
                "\"hash_type\":\"sha256\" | \"hash_type\":\"md5\"",
                "\"hash_type\":\"sha256\", | ",
                "\"allow_symlinks\":false | \"allow_symlinks\":\"false\"",
                "\"allow_symlinks\":false, | ",
                "[\".git\"] | [\"*\"]",
                "[\".git\"] | [\"/etc\"]",
                "[\".git\"] | [\"a/../..\"]",
                "[\".git\"] | [\"\"]",
                "[\".git\"] | \".git\"",
                "\"ignore_paths\" | \"ignored\"",
            })
    void parse_statementThatSaysOtherwise_isRefused(String good, String bad) {
        String statement = STATEMENT.replaceFirst(
                java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad == null ? "" : bad));
        assertThat(statement).isNotEqualTo(STATEMENT);
        assertThatThrownBy(() -> parse(Forged.bundle(statement))).isInstanceOf(BundleException.class);
    }

    @Test
    void parse_digestNotInLowerCase_isRefused() {
        assertThatThrownBy(() -> parse(Forged.bundle(STATEMENT.replace(D1, D1.toUpperCase(java.util.Locale.ROOT)))))
                .isInstanceOf(BundleException.class);
    }

    @Test
    void parse_resourcesThatDoNotAddUp_areRefused() {
        assertThatThrownBy(() -> parse(Forged.bundle(STATEMENT.replace(D2, D1))))
                .hasMessageContaining("another digest than its resources add up to");
    }

    @Test
    void parse_fieldsOfAResourceThatOmsDoesNotUse_areIgnored() throws Exception {
        String more = STATEMENT.replace("{\"name\":\"a\",", "{\"name\":\"a\",\"media_type\":\"x\",\"annotations\":{},");
        assertThat(parse(Forged.bundle(more)).statement().resources()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "bundle.v0.3+json | bundle.v0.1+json",
                "application/vnd.dev.sigstore.bundle.v0.3+json | application/json",
                "\"mediaType\" | \"mediatype\"",
                "{\"mediaType\" | {\"more\":1,\"mediaType\"",
                "\"verificationMaterial\" | \"material\"",
                "\"dsseEnvelope\" | \"messageSignature\"",
                "{\"publicKey\":{ | {\"x509CertificateChain\":{\"certificates\":[]},\"publicKey\":{",
                "{\"publicKey\":{ | {\"certificate\":{\"rawBytes\":\"AA==\"},\"publicKey\":{",
                "{\"publicKey\":{ | {\"key\":{",
                "{\"publicKey\":{\"hint\" | {\"publicKey\":{\"id\"",
                "{\"publicKey\":{\"hint\":\" | {\"x509CertificateChain\":{\"certificates\":[]},\"k\":{\"hint\":\"",
                "\"tlogEntries\":[] | \"tlogEntries\":{}",
                "\"tlogEntries\":[] | \"tlogEntries\":[1]",
                "\"tlogEntries\":[] | \"tlogEntries\":[],\"more\":[]",
                "vnd.in-toto+json\" | vnd.in-toto\"",
                "application/vnd.in-toto+json | application/json",
                "\"payloadType\" | \"type\"",
                "\"signatures\":[ | \"signatures\":[],\"s\":[",
                "\"signatures\":[ | \"signatures\":[{\"sig\":\"AAAA\"},",
                "\"keyid\":\"\" | \"keyid\":5",
                "\"keyid\":\"\" | \"cert\":\"\"",
                "\"sig\":\" | \"sig\":\"=",
                "\"sig\":\" | \"sig\":\"\\n",
                "\"payload\":\" | \"payload\":\"-_",
            })
    void parse_bundleOfAnotherForm_isRefused(String good, String bad) {
        String sound = Forged.bundle(STATEMENT);
        String broken =
                sound.replaceFirst(java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad));
        assertThat(broken).isNotEqualTo(sound);
        assertThatThrownBy(() -> parse(broken)).isInstanceOf(BundleException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\"}"})
    void parse_noBundleAtAll_isRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(BundleException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"keyid\":\"\" | \"keyid\":null",
                ",\"keyid\":\"\" | ",
                ",\"tlogEntries\":[] | ",
                "\"tlogEntries\":[] | \"timestampVerificationData\":{}",
            })
    void parse_whatMayBeLeftOut_isTaken(String good, String other) throws Exception {
        String bundle = Forged.bundle(STATEMENT).replace(good, other == null ? "" : other);
        Trust trust = Trust.key(Forged.KEYS.getPublic());
        assertThat(parse(bundle).verify(trust).statement().resources()).hasSize(2);
    }

    @Test
    void parse_keyAsVersion10WroteIt_isReadAndNotBelieved() throws Exception {
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        String bundle = Forged.bundle(STATEMENT)
                .replaceFirst("\"hint\":\"[0-9a-f]+\"", "\"rawBytes\":\"" + other + "\",\"keyDetails\":\"X\"");
        assertThat(parse(bundle).verify(Trust.key(Forged.KEYS.getPublic())).signer())
                .startsWith("key sha256:");
    }

    @Test
    void parse_shardsWithAGap_areRefused() {
        String shards = STATEMENT.replace("\"files\"", "\"shards\",\"shard_size\":3");
        String gap =
                shards.replace("\"name\":\"a\"", "\"name\":\"a:0:3\"").replace("\"name\":\"b\"", "\"name\":\"a:4:6\"");
        String whole = gap.replace("a:4:6", "a:3:6");
        assertThatThrownBy(() -> parse(Forged.bundle(gap))).hasMessageContaining("gap");
        assertThatThrownBy(() -> parse(Forged.bundle(shards))).hasMessageContaining("path:start:end");
        assertThatThrownBy(() -> parse(Forged.bundle(whole.replace("a:3:6", "a:3:7"))))
                .hasMessageContaining("size");
        assertThatThrownBy(() -> parse(Forged.bundle(whole.replace("a:3:6", "a:03:6"))))
                .isInstanceOf(BundleException.class);
    }

    @Test
    void parse_shards_areRead() throws Exception {
        String shards = STATEMENT
                .replace("\"files\"", "\"shards\",\"shard_size\":3")
                .replace("\"name\":\"a\"", "\"name\":\"xy:1:0:3\"")
                .replace("\"name\":\"b\"", "\"name\":\"xy:1:3:5\"");
        assertThat(parse(Forged.bundle(shards)).statement().resources())
                .extracting(Statement.Resource::path)
                .containsOnly("xy:1");
    }

    @Test
    void verify_anotherKeyWithoutAHint_isRefusedByTheSignature() throws Exception {
        String bundle = Forged.bundle(STATEMENT).replaceFirst("\"hint\":\"[0-9a-f]+\"", "\"rawBytes\":\"AAAA\"");
        assertThatThrownBy(() -> parse(bundle).verify(Oms.key("p256.pub"))).hasMessageContaining("it is not by");
    }

    @Test
    void resembles_tellsBundlesFromOtherJson() throws Exception {
        assertThat(Bundle.resembles(Oms.bytes("p256.sig"))).isTrue();
        assertThat(Bundle.resembles(Forged.utf8("{\"mediaType\":1}"))).isTrue();
        assertThat(Bundle.resembles(Forged.utf8("{\"version\":1}"))).isFalse();
        assertThat(Bundle.resembles(Forged.utf8("mediaType"))).isFalse();
    }

    private static Bundle parse(String text) throws BundleException {
        return Bundle.parse(Forged.utf8(text));
    }
}
