package dev.agentfirewall.corpus;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The lines of a text, by where they start. */
final class LineIndex {
    private final int[] starts;

    LineIndex(String text) {
        starts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    /** The line that holds the unit at {@code offset}, counted from 1. */
    int lineOf(int offset) {
        int at = Arrays.binarySearch(starts, offset);
        return at >= 0 ? at + 1 : -at - 1;
    }
}
