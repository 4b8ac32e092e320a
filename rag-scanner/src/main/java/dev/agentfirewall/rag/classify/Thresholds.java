package dev.agentfirewall.rag.classify;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.scan.Channel;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The thresholds of one model, for each channel. A threshold says nothing about another model: it carries the digest of
 * the one it was fitted on, and {@link GuardScanner} refuses it for any other.
 */
public final class Thresholds {
    private final Digest model;
    private final Map<Channel, Threshold> byChannel;

    /** @throws IllegalArgumentException when a channel has no threshold, other than {@link Channel#MODEL} */
    public Thresholds(Digest model, Map<Channel, Threshold> byChannel) {
        this.model = model;
        this.byChannel = new EnumMap<>(byChannel);
        for (Channel channel : Channel.values()) {
            if (channel != Channel.MODEL && !byChannel.containsKey(channel)) {
                throw new IllegalArgumentException("no threshold for channel " + channel.word());
            }
        }
    }

    /** The model these were fitted on. */
    public Digest model() {
        return model;
    }

    /** The threshold of a channel; of what the model itself wrote, that for texts of a kind that no model was trained on. */
    public Threshold of(Channel channel) {
        return byChannel.getOrDefault(channel, Threshold.UNTRAINED);
    }

    /** These, with those of some channels exchanged. */
    public Thresholds with(Map<Channel, Threshold> fitted) {
        Map<Channel, Threshold> all = new EnumMap<>(byChannel);
        all.putAll(fitted);
        return new Thresholds(model, all);
    }

    /** The form that {@link ThresholdsReader} reads. */
    public Json.Obj toJson() {
        Map<String, Json> channels = new LinkedHashMap<>();
        byChannel.forEach((channel, threshold) -> channels.put(channel.word(), ThresholdsReader.toJson(threshold)));
        return Json.object()
                .put("version", 1)
                .put("model", model.toString())
                .put("thresholds", new Json.Obj(channels))
                .build();
    }
}
