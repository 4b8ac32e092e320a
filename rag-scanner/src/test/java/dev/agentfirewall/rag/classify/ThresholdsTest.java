package dev.agentfirewall.rag.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.scan.Channel;
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
    void of_whatTheModelWrote_isJudgedAsADocument() {
        assertThat(all(new Threshold(0.1, 0.2)).of(Channel.MODEL)).isEqualTo(new Threshold(0.1, 0.2));
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
