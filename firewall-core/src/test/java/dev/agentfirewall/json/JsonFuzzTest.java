package dev.agentfirewall.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes are read or refused, and what was read comes back from its canonical form. */
class JsonFuzzTest {
    private static final JsonReader READER = new JsonReader(JsonLimits.ARGUMENTS);

    @FuzzTest
    void read_anyBytes_isReadOrRefused(byte[] bytes) throws MalformedJsonException {
        Json value;
        try {
            value = READER.read(bytes);
        } catch (MalformedJsonException refused) {
            assertThat(refused.code()).isNotEmpty();
            return;
        }
        assertThat(READER.read(CanonicalJson.write(value))).isEqualTo(value);
    }
}
