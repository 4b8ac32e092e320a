package dev.agentfirewall;

import java.util.function.Supplier;

/**
 * Watches one answer on its way, whole or streamed. Its words may be judged on other threads than the one that it began on, one at a time.
 *
 * <p><b>Guarantees</b> that an implementation gives: what goes wrong with watching changes nothing.
 */
public interface AnswerWatch {

    /**
     * Words are judged on this thread.
     *
     * @param words judges them: to be asked once, and what it gives to be given back
     */
    <T> T judging(Supplier<T> words);

    /**
     * It has ended; said once.
     *
     * @param edited whether something was cut from it or replaced in it
     */
    void ended(AnswerStream.End end, boolean edited);

    /** Watches nothing. */
    static AnswerWatch none() {
        return new AnswerWatch() {
            @Override
            public <T> T judging(Supplier<T> words) {
                return words.get();
            }

            @Override
            public void ended(AnswerStream.End end, boolean edited) {}
        };
    }
}
