package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks in which a long text is looked at, so that memory is bounded by a block and not by the text. They overlap by
 * more than any detector's reach, and begin at a line break where there is one near.
 */
public final class Blocks {
    public static final int LENGTH = 1 << 19;
    public static final int OVERLAP = 1 << 13;
    private static final int SEAM = 1 << 10;

    private Blocks() {}

    /** The blocks of {@code text}, in order: one, mostly. */
    public static List<Span> of(String text) {
        List<Span> blocks = new ArrayList<>();
        int start = 0;
        while (text.length() - start > LENGTH) {
            blocks.add(new Span(start, start + LENGTH));
            start = seam(text, start + LENGTH - OVERLAP);
        }
        if (text.length() > start) {
            blocks.add(new Span(start, text.length()));
        }
        return blocks;
    }

    private static int seam(String text, int at) {
        int line = text.lastIndexOf('\n', at);
        int start = line >= at - SEAM ? line + 1 : at;
        return Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
    }
}
