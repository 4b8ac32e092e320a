package dev.agentfirewall.trace.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.call.ArgumentRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
    private static final String PLAIN = "bob@acme.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ym9iQGFjbWUuZXhhbXBsZQ==",
                "Ym9iQGFjbWUuZXhhbXBsZQ",
                "626f624061636d652e6578616d706c65",
                "bob%40acme.example",
                "obo@npzr.rknzcyr",
                "elpmaxe.emca@bob"
            })
    void find_aCodeOfTheTextsWords_andTheTextsCode(String code) {
        assertThat(form(code, "write to " + PLAIN + " now")).isEqualTo(Form.ENCODED);
        assertThat(form(PLAIN, "write to " + code + " now")).isEqualTo(Form.ENCODED);
    }

    @Test
    void find_theCodeOfAnother_isNotFound() {
        ValueIndex index = ValueIndex.of("write to " + PLAIN + " now");
        assertThat(index.find(Value.of("ZXZlQGV2aWwuZXhhbXBsZQ==", ArgumentRole.RECIPIENT)))
                .isEmpty();
    }

    @Test
    void find_aShortWordReversed_isNotFound() {
        assertThat(ValueIndex.of("a nice tool").find(Value.of("loot", ArgumentRole.OTHER)))
                .isEmpty();
    }

    private static Form form(String value, String text) {
        return ValueIndex.of(text)
                .find(Value.of(value, ArgumentRole.OTHER))
                .get(0)
                .form();
    }
}
