package dev.agentfirewall.rag.classify;

/**
 * From which probability a text is noted and from which it is flagged.
 *
 * @param note a finding of medium severity from here on
 * @param flag a finding of high severity from here on, at least {@code note}
 */
public record Threshold(double note, double flag) {
    /**
     * For texts of a kind that no model was trained on, what hosts and tools say of themselves and what a served model
     * answers. Half of them look like orders to a model that knows mails and documents, with probabilities up to 0.98.
     */
    static final Threshold UNTRAINED = new Threshold(0.98, 0.99);

    public Threshold {
        if (!(note >= 0 && note <= flag && flag <= 1)) {
            throw new IllegalArgumentException(
                    "thresholds are probabilities, and the one to flag is not below the one to note");
        }
    }

    /** This, or {@code floor} where that is higher. */
    Threshold atLeast(Threshold floor) {
        return new Threshold(Math.max(note, floor.note), Math.max(flag, floor.flag));
    }
}
