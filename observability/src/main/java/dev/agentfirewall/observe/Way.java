package dev.agentfirewall.observe;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/**
 * The way of one call or text that is under way on this thread: what parts further in want to know of it, and what it has spent outside the
 * firewall. Confined to its thread; ways nest where a tool is itself an agent.
 */
final class Way {
    private static final ThreadLocal<@Nullable Way> CURRENT = new ThreadLocal<>();

    final String tool;
    final Span span;
    final boolean inPieces;
    private final @Nullable Way outer;
    private long elsewhere;

    private Way(String tool, Span span, boolean inPieces, @Nullable Way outer) {
        this.tool = tool;
        this.span = span;
        this.inPieces = inPieces;
        this.outer = outer;
    }

    /** A way begins on this thread; whoever begins it ends it. */
    static Way begin(String tool, Span span) {
        return begin(new Way(tool, span, false, CURRENT.get()));
    }

    /** The same of a text that is judged in pieces, whose parts are not told one by one. */
    static Way inPieces(Span span) {
        return begin(new Way(Names.NONE, span, true, CURRENT.get()));
    }

    private static Way begin(Way way) {
        CURRENT.set(way);
        return way;
    }

    /** The way that is under way on this thread. */
    static @Nullable Way current() {
        return CURRENT.get();
    }

    void end() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }

    /** The tool, or people, took this long. */
    void spentElsewhere(long nanos) {
        elsewhere += nanos;
    }

    long elsewhere() {
        return elsewhere;
    }
}
