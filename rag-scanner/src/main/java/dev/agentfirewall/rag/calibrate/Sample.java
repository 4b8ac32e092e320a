package dev.agentfirewall.rag.calibrate;

import java.util.Arrays;
import java.util.List;

/** The scores of some texts of one channel, all honest or all attacks. Immutable. */
public final class Sample {
    /** Ascending; what is flagged regardless of the threshold is above all that are not. */
    private final double[] ascending;

    private final int regardless;

    public Sample(List<Score> scores) {
        ascending = scores.stream()
                .mapToDouble(score -> score.regardless() ? Double.POSITIVE_INFINITY : score.probability())
                .sorted()
                .toArray();
        regardless = (int) scores.stream().filter(Score::regardless).count();
    }

    public int size() {
        return ascending.length;
    }

    /** The share that is flagged where {@code threshold} is the probability to flag from. */
    public Rate flaggedFrom(double threshold) {
        return new Rate(size() - below(threshold), size());
    }

    /** The share that is flagged whatever the threshold is. */
    public Rate flaggedRegardless() {
        return new Rate(regardless, size());
    }

    /**
     * The {@code rank}th highest score, from 1; positive infinity where that text is flagged regardless.
     *
     * @throws IllegalArgumentException when there are not so many
     */
    double highest(int rank) {
        if (rank < 1 || rank > size()) {
            throw new IllegalArgumentException("of " + size() + " scores there is no number " + rank);
        }
        return ascending[size() - rank];
    }

    /** The thresholds at which the share changes, ascending, each once. */
    public double[] steps() {
        return Arrays.stream(ascending).filter(Double::isFinite).distinct().toArray();
    }

    private int below(double threshold) {
        int at = Arrays.binarySearch(ascending, threshold);
        if (at < 0) {
            return -at - 1;
        }
        while (at > 0 && ascending[at - 1] == threshold) {
            at--;
        }
        return at;
    }
}
