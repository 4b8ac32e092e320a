package dev.agentfirewall.rag.classify;

import dev.agentfirewall.scan.Span;
import java.util.Arrays;

/** A text as the model's tokenizer cuts it: the pieces' ids, and where each lies in the text, in UTF-16 units. */
final class Pieces {
    private final long[] ids;
    private final int[] starts;
    private final int[] ends;

    /** Takes the arrays as its own. */
    Pieces(long[] ids, int[] starts, int[] ends) {
        this.ids = ids;
        this.starts = starts;
        this.ends = ends;
    }

    int size() {
        return ids.length;
    }

    /** The pieces from {@code from} to {@code to}, exclusive. */
    long[] ids(int from, int to) {
        return Arrays.copyOfRange(ids, from, to);
    }

    /** All of them. */
    long[] ids() {
        return ids.clone();
    }

    /** What the pieces from {@code from} to {@code to} cover of the text. */
    Span span(int from, int to) {
        return new Span(starts[from], Math.max(starts[from], ends[to - 1]));
    }
}
