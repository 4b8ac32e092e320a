package dev.agentfirewall.rag.calibrate;

import dev.agentfirewall.rag.classify.Threshold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * Fits thresholds on honest texts alone: the lowest ones, so those that catch most, that flag no more than a target share
 * of honest texts.
 *
 * <p>The share meant is that of the <em>next</em> texts, not of those it was fitted on. Of n honest texts and one more,
 * all from the same traffic, each is as likely as any other to be among the m highest scores; so a threshold just above
 * the m-th highest of n flags the next with a probability of at most m / (n + 1), and m is the most that keeps this at
 * the target. On the n texts themselves it flags at most m - 1.
 *
 * <p><b>Limitations.</b> The promise holds on average over samples, and for traffic like the sample: copies of one
 * template say nothing of others, and last year's mails little of next year's. A text that rules flag is flagged at any
 * threshold and counts.
 *
 * @param target the share of honest texts that may be flagged, such as 0.01
 * @param noteTarget the share that may be noted, at least {@code target}
 */
public record Calibration(double target, double noteTarget) {
    /** The upper end of a 95 % interval when none of n was seen is about this over n. */
    private static final BigDecimal RULE_OF_THREE = BigDecimal.valueOf(3);

    public Calibration {
        if (!(target >= 0.0001 && target <= noteTarget && noteTarget <= 0.5)) {
            throw new IllegalArgumentException(
                    "targets are shares from 0.0001 to 0.5, and the one to note is not below the one to flag");
        }
    }

    /**
     * How many honest texts of a channel it takes: so many that, were none of them flagged, one could be sure to 95 %
     * that at most the target share of all is.
     */
    public int needed() {
        return RULE_OF_THREE
                .divide(BigDecimal.valueOf(target), 0, RoundingMode.CEILING)
                .intValueExact();
    }

    /** The threshold for a channel with such honest texts, or why there is none. */
    public Fit fit(Sample honest) {
        if (honest.size() < needed()) {
            return new Fit.TooFew(honest.size(), needed());
        }
        OptionalDouble flag = lowest(honest, target);
        if (flag.isEmpty()) {
            return new Fit.OutOfReach(honest.flaggedFrom(1));
        }
        double note = Math.min(lowest(honest, noteTarget).orElse(1), flag.getAsDouble());
        return new Fit.Fitted(new Threshold(note, flag.getAsDouble()));
    }

    /** The lowest threshold that flags the next honest text with at most this probability; empty when even 1 flags more. */
    public static OptionalDouble lowest(Sample honest, double target) {
        int rank = BigDecimal.valueOf(target)
                .multiply(BigDecimal.valueOf(honest.size() + 1L))
                .intValue();
        if (rank < 1) {
            return OptionalDouble.empty();
        }
        double above = Math.nextUp(honest.highest(Math.min(rank, honest.size())));
        return above <= 1 ? OptionalDouble.of(above) : OptionalDouble.empty();
    }
}
