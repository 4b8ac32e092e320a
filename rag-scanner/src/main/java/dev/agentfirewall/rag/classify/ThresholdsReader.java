package dev.agentfirewall.rag.classify;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.scan.Channel;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** Reads thresholds, strictly: an unknown channel or a missing number is an error that says where. */
public final class ThresholdsReader {
    private static final JsonReader JSON = new JsonReader(new JsonLimits(1 << 16, 8, 1_000, 64));

    private ThresholdsReader() {}

    /**
     * Reads the form that {@link Thresholds#toJson} writes.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static Thresholds read(byte[] utf8) {
        try {
            Fields fields = Fields.of(JSON.read(utf8), "the thresholds");
            if (fields.number("version") != 1) {
                throw new IllegalArgumentException("thresholds of version 1 are expected");
            }
            return new Thresholds(Digest.parse(fields.text("model")), channels(fields.object("thresholds")));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the thresholds are not JSON: " + e.getMessage(), e);
        }
    }

    static Map<Channel, Threshold> channels(Fields fields) {
        Map<Channel, Threshold> read = new EnumMap<>(Channel.class);
        for (String word : fields.names()) {
            Fields one = fields.object(word);
            read.put(channel(word), new Threshold(one.number("note"), one.number("flag")));
        }
        return read;
    }

    /**
     * Those of a model's own configuration. What hosts and tools say of themselves are orders all through, and no model
     * was trained on such texts: there it must be nearly sure, whatever was fitted on tools' results.
     */
    static Map<Channel, Threshold> shipped(Fields fields) {
        Map<Channel, Threshold> read = channels(fields);
        read.computeIfPresent(Channel.SYSTEM, (channel, own) -> own.atLeast(Threshold.UNTRAINED));
        return read;
    }

    static Json toJson(Threshold threshold) {
        return Json.object()
                .put("note", new Json.Num(BigDecimal.valueOf(threshold.note())))
                .put("flag", new Json.Num(BigDecimal.valueOf(threshold.flag())))
                .build();
    }

    private static Channel channel(String word) {
        return Channel.named(word)
                .orElseThrow(() -> new IllegalArgumentException("the thresholds name an unknown channel"));
    }
}
