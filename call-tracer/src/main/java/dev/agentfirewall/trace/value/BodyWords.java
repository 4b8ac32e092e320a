package dev.agentfirewall.trace.value;

import java.util.Arrays;

/** The words of a value in their order, at most {@value #MAX}. Immutable. */
final class BodyWords {
    /** Words of a body that are read. */
    static final int MAX = 1 << 14;

    private final Source source;
    private final int[] starts;
    private final int[] ends;
    private final int[] hashes;
    private final boolean complete;

    private BodyWords(Source source, int[] starts, int[] ends, int[] hashes, boolean complete) {
        this.source = source;
        this.starts = starts;
        this.ends = ends;
        this.hashes = hashes;
        this.complete = complete;
    }

    static BodyWords of(Source source) {
        int[] starts = new int[16];
        int[] ends = new int[16];
        int n = 0;
        int at = source.wordFrom(0);
        while (at < source.length() && n < MAX) {
            if (n == starts.length) {
                starts = Arrays.copyOf(starts, n * 2);
                ends = Arrays.copyOf(ends, n * 2);
            }
            starts[n] = at;
            ends[n] = source.wordEnd(at);
            at = source.wordFrom(ends[n++]);
        }
        int[] hashes = new int[n];
        for (int i = 0; i < n; i++) {
            hashes[i] = source.hash(starts[i], ends[i]);
        }
        return new BodyWords(source, Arrays.copyOf(starts, n), Arrays.copyOf(ends, n), hashes, at >= source.length());
    }

    int count() {
        return starts.length;
    }

    boolean complete() {
        return complete;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    int hash(int word) {
        return hashes[word];
    }

    String word(int word) {
        return source.folded(starts[word], ends[word]);
    }

    Source source() {
        return source;
    }
}
