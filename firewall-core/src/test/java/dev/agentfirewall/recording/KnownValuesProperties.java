package dev.agentfirewall.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KnownValuesProperties {
    @Provide
    Arbitrary<String> value() {
        return Arbitraries.strings()
                .withChars("ab1@. ")
                .ofMinLength(4)
                .ofMaxLength(8)
                .filter(text -> !text.isBlank());
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings().withChars("ab1@.").ofMaxLength(6).list().ofMaxSize(8);
    }

    @Property(tries = 300)
    void replaceIn_valueBetweenBlanks_isGone(@ForAll("value") String value, @ForAll("words") List<String> words) {
        KnownValues known = new KnownValues();
        known.add("secret.token", value, "[T]");
        String text = String.join(" ", words) + " | " + value + " | " + String.join(" ", words);
        assertThat(known.replaceIn(text)).doesNotContain(" | " + value + " | ");
    }

    @Property(tries = 300)
    void replaceIn_textWithoutIt_staysAsItIs(@ForAll("words") List<String> words) {
        KnownValues known = new KnownValues();
        known.add("secret.token", "zzzz", "[T]");
        String text = String.join(" ", words);
        assertThat(known.replaceIn(text)).isEqualTo(text);
    }
}
