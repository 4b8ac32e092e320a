package dev.agentfirewall.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsOverrideTest {
    private static final String DATA =
            "{\"settings\":{\"mail\":{\"domains\":[\"a.example\"],\"max\":3},\"pay\":{\"limits\":{\"EUR\":5}}},\"agent\":1}";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; {\"mail\":{\"domains\":[\"a.example\"],\"max\":3},\"pay\":{\"limits\":{\"EUR\":5}}}",
                "{\"mail\":{\"max\":9}}; {\"mail\":{\"domains\":[\"a.example\"],\"max\":9},\"pay\":{\"limits\":{\"EUR\":5}}}",
                "{\"mail\":{\"domains\":[]}}; {\"mail\":{\"domains\":[],\"max\":3},\"pay\":{\"limits\":{\"EUR\":5}}}",
                "{\"pay\":{\"limits\":{\"USD\":1}}}; {\"mail\":{\"domains\":[\"a.example\"],\"max\":3},\"pay\":{\"limits\":{\"EUR\":5,\"USD\":1}}}",
                "{\"mail\":{\"max\":null},\"pay\":null}; {\"mail\":{\"domains\":[\"a.example\"]}}",
                "{\"pay\":null,\"mail\":{\"new\":{\"x\":null,\"y\":1},\"none\":null}}; {\"mail\":{\"domains\":[\"a.example\"],\"max\":3,\"new\":{\"y\":1}}}"
            })
    void applyTo_objectsMerge_theRestIsReplaced(String settings, String expected) {
        Json.Obj data = settings(settings).applyTo(json(DATA));
        assertThat(data.get("settings")).contains(json(expected));
        assertThat(data.get("agent")).contains(Json.of(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"mial\":{}}; `/mial` is not a setting of this bundle; it has [mail, pay]",
                "{\"mail\":[]}; `/mail` must be an object",
                "{\"mail\":{\"max\":\"3\"}}; `/mail/max` must be a number",
                "{\"mail\":{\"domains\":{}}}; `/mail/domains` must be a list"
            })
    void applyTo_slip_isRefused(String settings, String why) {
        assertThatThrownBy(() -> settings(settings).applyTo(json(DATA)))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageStartingWith("settings not loaded: ")
                .hasMessageContaining(why);
    }

    @Test
    void applyTo_bundleWithoutSettings_isRefused() {
        assertThatThrownBy(() -> settings("{}").applyTo(Json.Obj.EMPTY)).hasMessageContaining("no `data.settings`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"a\":1,\"a\":2}", "{}{}", "null"})
    void of_brokenText_isRefused(String text) {
        assertThatThrownBy(() -> settings(text)).isInstanceOf(PolicyLoadException.class);
    }

    @Test
    void load_missingFile_namesIt() {
        assertThatThrownBy(() -> SettingsOverride.load(Path.of("no", "such.json")))
                .isInstanceOf(PolicyLoadException.class)
                .hasMessageContaining("such.json");
    }

    @Test
    void withSettings_givesAnotherDigestForOtherSettings() {
        PolicyBundle bundle = TestBundles.trusted(TestBundles.resource("unsigned.tar.gz"));
        PolicyBundle one = bundle.withSettings(settings("{\"answer\":{\"permit\":false}}"));
        PolicyBundle other = bundle.withSettings(settings("{\"answer\":{\"permit\":true}}"));
        assertThat(one.digest()).isNotEqualTo(other.digest()).isNotEqualTo(bundle.digest());
        assertThat(one.digest())
                .isEqualTo(bundle.withSettings(settings("{\"answer\":{\"permit\":false}}"))
                        .digest());
    }

    private static SettingsOverride settings(String json) {
        return SettingsOverride.of(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Json.Obj json(String text) {
        try {
            return new JsonReader(JsonLimits.ARGUMENTS).readObject(text);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
