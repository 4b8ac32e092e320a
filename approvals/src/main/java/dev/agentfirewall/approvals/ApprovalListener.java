package dev.agentfirewall.approvals;

import java.time.Duration;
import java.util.Locale;

/**
 * Learns how questions fare, for metrics. Told on the thread that asks, after the fact; one that throws is not heard again for that event. Tickets
 * are given without what is guarded. Thread-safe.
 */
@FunctionalInterface
public interface ApprovalListener {

    /** What a call was told. */
    enum Outcome {
        /** It may run: the answer was used up for it. */
        GRANTED,
        /** A source was endorsed, and the call is judged anew. */
        ENDORSED,
        /** Somebody said no. */
        DENIED,
        /** Nobody has answered yet. */
        PENDING,
        /** The answer was there, and another call got it. */
        LOST,
        /** The store could not be read or written, or the question not be shown. */
        FAILED;

        /** The name in metrics, in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A call that needs an approval was told {@code outcome}.
     *
     * @param code the rule that asks
     * @param by {@code owner}, or the role of those who may agree
     * @param sinceAsked how long ago people were asked first; zero where nothing is known of it
     */
    void told(String code, String by, Outcome outcome, Duration sinceAsked);

    /** Nobody listens. */
    static ApprovalListener none() {
        return (code, by, outcome, sinceAsked) -> {};
    }
}
