package dev.agentfirewall.cli.calibrate;

import dev.agentfirewall.rag.calibrate.Calibration;
import dev.agentfirewall.rag.calibrate.Fit;
import dev.agentfirewall.rag.calibrate.Sample;
import dev.agentfirewall.rag.classify.Threshold;
import dev.agentfirewall.rag.classify.Thresholds;
import dev.agentfirewall.scan.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What calibration found.
 *
 * @param shipped the thresholds that the model came with
 * @param channels each channel that there were honest texts of
 */
record Study(Calibration calibration, Thresholds shipped, List<ChannelStudy> channels) {

    static Study of(Calibration calibration, Thresholds shipped, Traffic honest, Traffic attacks) {
        List<ChannelStudy> channels = honest.channels().stream()
                .map(channel -> study(calibration, shipped, channel, honest, attacks))
                .toList();
        return new Study(calibration, shipped, channels);
    }

    private static ChannelStudy study(
            Calibration calibration, Thresholds shipped, Channel channel, Traffic honest, Traffic attacks) {
        Sample sample = honest.of(channel);
        return new ChannelStudy(
                channel,
                sample,
                honest.repeated(channel),
                attacks.of(channel),
                shipped.of(channel),
                calibration.fit(sample));
    }

    /** The shipped thresholds with those that were fitted in their place. */
    Thresholds thresholds() {
        Map<Channel, Threshold> fitted = new EnumMap<>(Channel.class);
        channels.forEach(one -> one.fitted().ifPresent(threshold -> fitted.put(one.channel(), threshold)));
        return shipped.with(fitted);
    }

    int fitted() {
        return (int) channels.stream().filter(one -> one.fitted().isPresent()).count();
    }

    int kept() {
        return channels.size() - fitted();
    }

    /** Whether on every channel there were too few texts. */
    boolean onlyTooFew() {
        return channels.stream().allMatch(one -> one.fit() instanceof Fit.TooFew);
    }
}
