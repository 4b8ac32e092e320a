package dev.agentfirewall.rag.classify;

/**
 * From which probability a text is noted and from which it is flagged.
 *
 * @param note a finding of medium severity from here on
 * @param flag a finding of high severity from here on, at least {@code note}
 */
public record Threshold(double note, double flag) {
    public Threshold {
        if (!(note >= 0 && note <= flag && flag <= 1)) {
            throw new IllegalArgumentException(
                    "thresholds are probabilities, and the one to flag is not below the one to note");
        }
    }
}
