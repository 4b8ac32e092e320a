package dev.agentfirewall.artifact.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.artifact.ArtifactVerificationException;
import dev.agentfirewall.artifact.MemorySource;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Sign, change one byte anywhere, refuse. */
class SigningProperties {
    private static final Map<String, byte[]> MODEL = Map.of(
            "weights.bin", "some forty bytes of weights, as it were...".getBytes(StandardCharsets.UTF_8),
            "config.json", "{\"layers\":2}".getBytes(StandardCharsets.UTF_8));

    private byte[] bundle = new byte[0];
    private Trust trust = trust();

    @BeforeProperty
    void sign() throws ArtifactVerificationException {
        bundle = ModelSigner.key(Forged.KEYS.getPrivate(), Forged.KEYS.getPublic())
                .sign(new MemorySource(MODEL), "small");
    }

    @Property(tries = 1)
    void load_everyByteOfTheModelChanged_isRefused() throws Exception {
        SignedModel signed = Bundle.parse(bundle).verify(trust);
        for (Map.Entry<String, byte[]> file : MODEL.entrySet()) {
            for (int i = 0; i < file.getValue().length * 8; i++) {
                byte[] changed = file.getValue().clone();
                changed[i / 8] ^= (byte) (1 << (i % 8));
                Map<String, byte[]> files = new HashMap<>(MODEL);
                files.put(file.getKey(), changed);
                assertThatThrownBy(() -> signed.load(new MemorySource(files)))
                        .isInstanceOf(ArtifactVerificationException.class);
            }
        }
    }

    @Property(tries = 1)
    void verify_everyByteOfTheBundleChanged_isRefusedOrSaysTheSame() throws Exception {
        Json sound = read(bundle);
        for (int i = 0; i < bundle.length; i++) {
            byte[] changed = bundle.clone();
            changed[i] ^= (byte) (1 << (i % 7));
            if (!accepts(changed)) {
                continue;
            }
            // only white space and what nobody signs or reads may differ: the text around the one JSON value, the empty
            // `keyid`
            assertThat(CanonicalJson.write(read(changed)).replaceAll("\"keyid\":\"[^\"]*\"", ""))
                    .isEqualTo(CanonicalJson.write(sound).replace("\"keyid\":\"\"", ""));
        }
    }

    @Property(tries = 1)
    void verify_everyByteOfPayloadAndSignatureChanged_isRefused() {
        String text = new String(bundle, StandardCharsets.UTF_8);
        for (String member : new String[] {"\"payload\":\"", "\"sig\":\""}) {
            int start = text.indexOf(member) + member.length();
            int end = text.indexOf('"', start);
            assertThat(end).isGreaterThan(start + 80);
            for (int i = start; i < end; i++) {
                for (int bit = 0; bit < 7; bit++) {
                    byte[] changed = bundle.clone();
                    changed[i] ^= (byte) (1 << bit);
                    assertThat(accepts(changed)).as("byte %d, bit %d", i, bit).isFalse();
                }
            }
        }
    }

    @Property(tries = 1)
    void verify_everyBitOfAnEcdsaSignatureChanged_isRefused() throws Exception {
        Trust key = Oms.key("p256.pub");
        Bundle sound = Oms.bundle("p256.sig");
        assertThat(sound.verify(key).signer()).isNotEmpty();
        String text = new String(Oms.bytes("p256.sig"), StandardCharsets.UTF_8);
        int start = text.indexOf("\"sig\": \"") < 0 ? text.indexOf("\"sig\":\"") + 7 : text.indexOf("\"sig\": \"") + 8;
        int end = text.indexOf('"', start);
        byte[] original = Oms.bytes("p256.sig");
        for (int i = start; i < end; i++) {
            byte[] changed = original.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> Bundle.parse(changed).verify(key)).isInstanceOf(BundleException.class);
        }
    }

    @Property(tries = 200)
    void parse_anyBytes_areReadOrRefusedWithAReason(@ForAll byte[] bytes) {
        try {
            Bundle.parse(bytes);
        } catch (BundleException e) {
            assertThat(e).hasMessageStartingWith("signature refused: ");
        }
    }

    @Property(tries = 300)
    void parse_bundleCutAnywhere_isRefused(@ForAll @IntRange(min = 0, max = 100_000) int cut) {
        byte[] part = java.util.Arrays.copyOf(bundle, cut % (bundle.length - 1));
        assertThatThrownBy(() -> Bundle.parse(part)).isInstanceOf(BundleException.class);
    }

    @Property(tries = 100)
    void sign_anyFiles_verify(@ForAll Map<@LowerChars @StringLength(min = 1, max = 6) String, byte[]> files)
            throws Exception {
        Assume.that(!files.isEmpty());
        MemorySource source = new MemorySource(files);
        byte[] signed = ModelSigner.key(Forged.KEYS.getPrivate(), Forged.KEYS.getPublic())
                .sign(source, "m");
        assertThat(Bundle.parse(signed).verify(trust).load(source).manifest().entries())
                .hasSize(files.size());
    }

    private boolean accepts(byte[] changed) {
        try {
            Bundle.parse(changed).verify(trust);
            return true;
        } catch (BundleException e) {
            return false;
        }
    }

    private static Json read(byte[] utf8) throws Exception {
        return new JsonReader(JsonLimits.FILES).read(utf8);
    }

    private static Trust trust() {
        try {
            return Trust.key(Forged.KEYS.getPublic());
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }
}
