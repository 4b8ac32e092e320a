package dev.agentfirewall.stream;

import dev.agentfirewall.markdown.CodeBlocks;
import dev.agentfirewall.markdown.CodeSpans;

/**
 * From where on an answer is read again so that a piece of it is understood as it stands: from the beginning of a line, or between two spans of
 * code in a long one; and what has to be read before that, since a block of code may have begun long ago.
 *
 * <p>Reads each line once; what is asked about moves forward only. Not thread-safe.
 */
public final class Windows {
    private static final int LONG = 512;
    private static final String GOES_ON = "x ";

    private final CodeBlocks blocks = new CodeBlocks();
    private int read;
    private int line;
    private int outside;

    /**
     * Where a window begins.
     *
     * @param lead what is read before it, and was not said there
     * @param start the place in the answer
     */
    public record Start(String lead, int start) {
        /** Tells the place; what was said is guarded. */
        @Override
        public String toString() {
            return "window from " + start;
        }
    }

    /** The window that begins at {@code from}, or up to {@value #LONG} characters before it. */
    public Start before(StringBuilder said, int from) {
        for (; read < from; read++) {
            if (said.charAt(read) == '\n') {
                blocks.read(said.substring(line, read));
                line = read + 1;
                outside = line;
            }
        }
        if (from - line <= LONG) {
            return new Start(blocks.opening(), line);
        }
        between(said, from);
        return new Start(blocks.opening() + GOES_ON, outside);
    }

    /** Goes on to the last place up to {@code from} that is in no span. */
    private void between(StringBuilder said, int from) {
        for (int at = outside; at <= from; ) {
            outside = at;
            at = said.charAt(at) == '`' ? behind(said, at) : at + 1;
        }
    }

    private static int behind(StringBuilder said, int ticks) {
        int end = CodeSpans.end(said, ticks);
        int at = ticks;
        while (end <= ticks && at < said.length() && said.charAt(at) == '`') {
            at++;
        }
        return Math.max(end, at);
    }
}
