package dev.agentfirewall.rag.classify;

import dev.agentfirewall.scan.Span;

/** A window that the encoder may read: its pieces, where it lies, and what the linear model makes of it. */
final class Candidate {
    private static final long BEGIN = 0;
    private static final long END = 2;

    private final long[] body;
    private final Source source;
    private final Span place;
    private final double linear;

    /** Takes the pieces as its own. */
    Candidate(long[] body, Source source, Span place, LinearModel linear) {
        this.body = body;
        this.source = source;
        this.place = place;
        this.linear = linear.logit(body);
    }

    Reading.Window judged(double logOdds) {
        return new Reading.Window(source, place, logOdds);
    }

    double linear() {
        return linear;
    }

    /** What the encoder reads: mark of beginning, the channel's prefix, the window, mark of end. */
    long[] input(long[] prefix) {
        long[] input = new long[prefix.length + body.length + 2];
        input[0] = BEGIN;
        System.arraycopy(prefix, 0, input, 1, prefix.length);
        System.arraycopy(body, 0, input, 1 + prefix.length, body.length);
        input[input.length - 1] = END;
        return input;
    }
}
