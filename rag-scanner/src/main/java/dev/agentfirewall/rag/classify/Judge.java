package dev.agentfirewall.rag.classify;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.scan.Channel;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks the guard model about windows; may remember what its encoder made of those that it read, by their digest, so that a passage that stands in
 * many texts is read once. Answers are the same either way. It holds no text. Thread-safe.
 */
final class Judge {
    private final GuardModel model;
    private final int most;
    private final Map<Digest, Double> known;

    private Judge(GuardModel model, int most) {
        this.model = model;
        this.most = most;
        this.known = Collections.synchronizedMap(new Latest(most));
    }

    static Judge of(GuardModel model) {
        return new Judge(model, 0);
    }

    /** One that remembers the {@code most} windows that it was asked about last. */
    static Judge remembering(GuardModel model, int most) {
        return new Judge(model, most);
    }

    GuardModel model() {
        return model;
    }

    /** What linear model, encoder and rules make of a window, calibrated. */
    double logOdds(Candidate window, Channel channel, RuleEvidence evidence) {
        long[] input = window.input(model.prefix(channel));
        double encoded = most == 0 ? model.encoder().logit(input) : remembered(input);
        return model.blend(Pool.of(channel)).logOdds(encoded, window.linear(), evidence);
    }

    private double remembered(long[] input) {
        Digest name = name(input);
        Double before = known.get(name);
        if (before != null) {
            return before;
        }
        double encoded = model.encoder().logit(input); // two threads may both ask: they are told the same
        known.put(name, encoded);
        return encoded;
    }

    private static Digest name(long[] input) {
        ByteBuffer bytes = ByteBuffer.allocate(input.length * Long.BYTES);
        bytes.asLongBuffer().put(input);
        return Digest.of(bytes.array());
    }

    /** Forgets what was asked for longest ago. */
    private static final class Latest extends LinkedHashMap<Digest, Double> {
        private static final long serialVersionUID = 1;

        private final int most;

        Latest(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Double> eldest) {
            return size() > most;
        }
    }
}
