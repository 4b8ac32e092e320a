package dev.agentfirewall.trace.value;

import java.util.Arrays;

/** The words of a value in their order, at most {@value #MAX}. Immutable. */
final class BodyWords {
    /** Words of a body that are read. */
    static final int MAX = 1 << 14;

    private final Source source;
    private final int[] starts;
    private final int[] ends;
    private final String[] folded;
    private final boolean[] telling;
    private final boolean complete;

    private BodyWords(Source source, int[] starts, int[] ends, boolean complete) {
        this.source = source;
        this.starts = starts;
        this.ends = ends;
        this.folded = new String[starts.length];
        this.telling = new boolean[starts.length];
        for (int i = 0; i < starts.length; i++) {
            folded[i] = source.folded(starts[i], ends[i]);
            telling[i] = !Lexicon.common(folded[i]) && !isEnding(folded[i]);
        }
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
        return new BodyWords(source, Arrays.copyOf(starts, n), Arrays.copyOf(ends, n), at >= source.length());
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
        return folded[word].hashCode();
    }

    String word(int word) {
        return folded[word];
    }

    /** Whether few texts hold the word: it is not among the common ones. */
    boolean telling(int word) {
        return telling[word];
    }

    /** Whether the word is a sign of a script without blanks. */
    boolean unspaced(int word) {
        return Fold.classOf(Source.codePoint(source.unit(starts[word]))) == Fold.SINGLE;
    }

    /** Japanese writes endings and particles in hiragana. */
    private static boolean isEnding(String word) {
        return word.charAt(0) >= 0x3041 && word.charAt(0) <= 0x309F;
    }

    Source source() {
        return source;
    }
}
