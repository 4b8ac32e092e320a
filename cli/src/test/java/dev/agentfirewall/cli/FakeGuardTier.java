package dev.agentfirewall.cli;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.rag.classify.GuardScanner;
import dev.agentfirewall.rag.classify.Threshold;
import dev.agentfirewall.rag.classify.Thresholds;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A second tier whose model gives a text the probability that it begins with, and whose one rule dislikes "rule". */
public final class FakeGuardTier implements GuardTier {
    public static final Digest MODEL = Digest.of("a model");

    @Override
    public Thresholds shipped() {
        Map<Channel, Threshold> every = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            if (channel != Channel.MODEL) {
                every.put(channel, new Threshold(0.5, 0.9));
            }
        }
        return new Thresholds(MODEL, every);
    }

    @Override
    public Scanner scanner(Thresholds thresholds, Duration perText) {
        if (!thresholds.model().equals(MODEL)) {
            throw new IllegalArgumentException("these thresholds were fitted on another model");
        }
        return new Scanner() {
            @Override
            public ScanReport scan(String text, Channel channel) {
                double probability = Double.parseDouble(text.split(" ", 2)[0]);
                Span span = new Span(0, text.length());
                if (text.endsWith(" rule")) {
                    return new ScanReport.Complete(
                            List.of(new Finding("text.injection.override", Severity.HIGH, span, 1)), probability);
                }
                return probability < thresholds.of(channel).flag()
                        ? new ScanReport.Complete(List.of(), probability)
                        : new ScanReport.Complete(
                                List.of(new Finding(GuardScanner.CODE, Severity.HIGH, span, probability)), probability);
            }

            @Override
            public String name() {
                return "fake";
            }
        };
    }
}
