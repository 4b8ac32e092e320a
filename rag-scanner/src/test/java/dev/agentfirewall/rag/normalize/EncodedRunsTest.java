package dev.agentfirewall.rag.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.rag.normalize.Decoded.Scheme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedRunsTest {
    private static final String PLAIN = "These words were hidden in the text, all of them.";
    private static final byte[] BYTES = PLAIN.getBytes(StandardCharsets.UTF_8);

    @Test
    void in_base64WithoutPadding_decodedWithItsPlace() {
        String run = Base64.getUrlEncoder().withoutPadding().encodeToString(BYTES);
        String text = "ref: " + run + " end";

        Decoded decoded = EncodedRuns.in(text).get(0);

        assertThat(decoded.text()).isEqualTo(PLAIN);
        assertThat(text.substring(decoded.carrier().start(), decoded.carrier().end()))
                .isEqualTo(run);
    }

    @Test
    void in_wrappedLines_oneRun() {
        String wrapped = Base64.getMimeEncoder().encodeToString((PLAIN + PLAIN).getBytes(StandardCharsets.UTF_8));

        assertThat(EncodedRuns.in(wrapped)).extracting(Decoded::text).containsExactly(PLAIN + PLAIN);
    }

    @Test
    void in_hexAndPercent_decoded() {
        String hex = HexFormat.of().formatHex(BYTES);
        String percent = PLAIN.replace("e", "%65").replace(" ", "%20");

        assertThat(EncodedRuns.in(hex + " " + percent))
                .extracting(Decoded::scheme, Decoded::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Scheme.HEX, PLAIN),
                        org.assertj.core.groups.Tuple.tuple(Scheme.PERCENT, PLAIN));
    }

    @Test
    void in_digestsKeysAndWords_nothing() {
        List<Decoded> decoded = EncodedRuns.in("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 "
                + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ Donaudampfschifffahrtsgesellschaft 100% 50% 20% 10%");

        assertThat(decoded).isEmpty();
    }
}
