package dev.agentfirewall.rag.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Channel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final Digest MODEL = Digest.of("a model");

    @Test
    void read_whatToJsonWrote_isTheSame() {
        Thresholds thresholds = all(new Threshold(0.25, 0.75)).with(Map.of(Channel.USER, new Threshold(0.5, 0.9)));
        Thresholds read = ThresholdsReader.read(CanonicalJson.bytes(thresholds.toJson()));
        assertThat(read.model()).isEqualTo(MODEL);
        assertThat(read.of(Channel.USER)).isEqualTo(new Threshold(0.5, 0.9));
        assertThat(read.of(Channel.EMAIL)).isEqualTo(new Threshold(0.25, 0.75));
    }

    @Test
    void of_whatTheModelWrote_isFlaggedOnlyWhenNearlySure() {
        assertThat(all(new Threshold(0.1, 0.2)).of(Channel.MODEL)).isEqualTo(Threshold.UNTRAINED);
    }

    @Test
    void shipped_system_takesNearCertaintyWhateverWasFittedOnOtherTexts() throws Exception {
        Json.Obj channels = Json.object()
                .put("system", threshold("0.2", "0.7"))
                .put("email", threshold("0.2", "0.7"))
                .build();
        assertThat(ThresholdsReader.shipped(Fields.of(channels, "the thresholds")))
                .containsEntry(Channel.SYSTEM, Threshold.UNTRAINED)
                .containsEntry(Channel.EMAIL, new Threshold(0.2, 0.7));
    }

    @Test
    void read_systemThatWasFittedOnTheUsersOwnTexts_isKept() {
        Thresholds fitted = all(new Threshold(0.1, 0.2)).with(Map.of(Channel.SYSTEM, new Threshold(0.5, 0.9)));
        Thresholds read = ThresholdsReader.read(CanonicalJson.bytes(fitted.toJson()));
        assertThat(read.of(Channel.SYSTEM)).isEqualTo(new Threshold(0.5, 0.9));
    }

    private static Json threshold(String note, String flag) {
        return Json.object()
                .put("note", new Json.Num(new BigDecimal(note)))
                .put("flag", new Json.Num(new BigDecimal(flag)))
                .build();
    }

    @Test
    void read_channelMissing_namesIt() {
        String text = CanonicalJson.write(all(new Threshold(0.1, 0.2)).toJson())
                .replace("\"email\":{\"flag\":0.2,\"note\":0.1},", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThresholdsReader.read(utf8(text)))
                .withMessageContaining("email");
    }

    @Test
    void read_unknownChannel_isRefused() {
        String text = CanonicalJson.write(all(new Threshold(0.1, 0.2)).toJson()).replace("\"email\"", "\"fax\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThresholdsReader.read(utf8(text)))
                .withMessageContaining("unknown channel");
    }

    @Test
    void threshold_flagBelowNote_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Threshold(0.5, 0.4));
    }

    private static Thresholds all(Threshold threshold) {
        Map<Channel, Threshold> every = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            if (channel != Channel.MODEL) {
                every.put(channel, threshold);
            }
        }
        return new Thresholds(MODEL, every);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
