package dev.agentfirewall.trace.value;

/** Takes the meanings that a reader finds at a place. */
@FunctionalInterface
interface Keys {
    /** {@code key} is what the text from {@code start} to {@code end} says; the text may say other things too. */
    void add(long key, int start, int end);
}
