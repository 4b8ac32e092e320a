package dev.agentfirewall.samples.recorded;

import java.util.List;

/**
 * One message of a recorded model: some words, some calls, or both.
 *
 * @param text what it said; empty when it only called tools
 * @param calls what it called, in order
 */
public record RecordedTurn(String text, List<RecordedCall> calls) {
    public RecordedTurn {
        calls = List.copyOf(calls);
        if (text.isEmpty() && calls.isEmpty()) {
            throw new IllegalArgumentException("a turn says or calls something");
        }
    }

    /** Tells how much there is; the words are guarded. */
    @Override
    public String toString() {
        return "turn of " + text.length() + " characters and " + calls.size() + " calls";
    }
}
