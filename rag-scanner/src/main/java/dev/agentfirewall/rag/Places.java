package dev.agentfirewall.rag;

import dev.agentfirewall.scan.Span;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Stretches of a text, to be asked whether one of them overlaps another stretch: a look-up of logarithmic cost. */
final class Places {
    private final int[] starts;
    private final int[] furthest;

    Places(List<Span> spans) {
        List<Span> sorted =
                spans.stream().sorted(Comparator.comparingInt(Span::start)).toList();
        starts = sorted.stream().mapToInt(Span::start).toArray();
        furthest = sorted.stream().mapToInt(Span::end).toArray();
        Arrays.parallelPrefix(furthest, Math::max);
    }

    /** Whether one of the stretches and {@code span} have a character in common. */
    boolean overlap(Span span) {
        int before = startingBefore(span.end());
        return before > 0 && furthest[before - 1] > span.start();
    }

    private int startingBefore(int end) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < end) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
