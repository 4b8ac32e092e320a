package dev.agentfirewall.trace.record;

/** The marks that end sentences, in the scripts of the world, and what may stand between them and the next one. */
final class Stops {
    /** These end a sentence wherever they stand. */
    private static final String FULL = "。！？｡।॥።፧؟۔‼⁇⁈⁉";

    /** These end one only where space follows. */
    private static final String SPACED = ".!?…";

    private static final String CLOSERS = "\"'”’»)]}」』）】›*_`";

    private Stops() {}

    static boolean isStop(char c) {
        return isFull(c) || isSpaced(c);
    }

    static boolean isFull(char c) {
        return c > 127 && FULL.indexOf(c) >= 0;
    }

    static boolean isSpaced(char c) {
        return SPACED.indexOf(c) >= 0;
    }

    /** Quotes and brackets that close, and marks of emphasis. */
    static boolean isCloser(char c) {
        return CLOSERS.indexOf(c) >= 0;
    }
}
