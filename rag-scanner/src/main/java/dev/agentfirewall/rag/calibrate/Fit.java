package dev.agentfirewall.rag.calibrate;

import dev.agentfirewall.rag.classify.Threshold;
import java.util.function.Function;

/** What came of fitting one channel: a threshold, or a reason to keep the one there is. */
public sealed interface Fit {

    /** A threshold that keeps to the target. */
    record Fitted(Threshold threshold) implements Fit {}

    /**
     * Too few texts to tell such a small share from a larger one.
     *
     * @param texts how many there are
     * @param needed how many it takes
     */
    record TooFew(int texts, int needed) implements Fit {}

    /**
     * No threshold keeps to the target: too many are flagged regardless, or have the highest score there is.
     *
     * @param flagged what is flagged at a threshold of 1
     */
    record OutOfReach(Rate flagged) implements Fit {}

    /** One answer for each case. */
    default <R> R fold(Function<Fitted, R> fitted, Function<TooFew, R> tooFew, Function<OutOfReach, R> outOfReach) {
        if (this instanceof Fitted fit) {
            return fitted.apply(fit);
        }
        if (this instanceof TooFew few) {
            return tooFew.apply(few);
        }
        return outOfReach.apply((OutOfReach) this);
    }
}
