package dev.agentfirewall;

import java.util.SortedMap;
import java.util.TreeMap;

/** Microseconds by stage, for the record. Monotonic: the wall clock may go back. Not thread-safe. */
final class Stopwatch {
    private final SortedMap<String, Long> micros = new TreeMap<>();
    private long since = System.nanoTime();

    /** Ends a stage and begins the next. */
    void lap(String stage) {
        micros.put(stage, lap());
    }

    /** Microseconds since the last lap. */
    long lap() {
        long now = System.nanoTime();
        long passed = Math.max(0, now - since) / 1_000;
        since = now;
        return passed;
    }

    SortedMap<String, Long> micros() {
        return micros;
    }
}
