package dev.agentfirewall.output;

import dev.agentfirewall.rag.normalize.CanonicalText;
import dev.agentfirewall.rag.normalize.Canonicalizer;
import dev.agentfirewall.scan.Span;

/**
 * A text reduced to its letters and digits, in lower case and canonical form, each mapped to where it stood. What only dresses a text up (case,
 * spaces, dashes, full-width forms, look-alike letters, invisible characters) is gone, so that two texts that say the same are the same.
 *
 * <p>Immutable.
 */
final class Squeezed {
    private static final Squeezed EMPTY = new Squeezed("", new int[0], new int[0]);

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private Squeezed(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static Squeezed of(String original) {
        if (original.isEmpty()) {
            return EMPTY;
        }
        CanonicalText canonical = Canonicalizer.canonical(original);
        String from = canonical.text();
        char[] kept = new char[from.length()];
        int[] starts = new int[from.length()];
        int[] ends = new int[from.length()];
        int count = 0;
        for (int i = 0; i < from.length(); i++) {
            char c = from.charAt(i);
            if (keeps(c)) {
                Span span = canonical.original(i, i + 1);
                kept[count] = c;
                starts[count] = span.start();
                ends[count++] = span.end();
            }
        }
        return new Squeezed(new String(kept, 0, count), starts, ends);
    }

    /** The letters and digits of {@code original} alone, without their places. */
    static String plain(String original) {
        return of(original).text;
    }

    private static boolean keeps(char c) {
        return c < 0x80
                ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** Where in the original {@code from} (inclusive) to {@code to} (exclusive) stand. */
    Span original(int from, int to) {
        return new Span(starts[from], ends[to - 1]);
    }

    /** What stands in {@code span} of the original. */
    String within(Span span) {
        int from = 0;
        while (from < text.length() && starts[from] < span.start()) {
            from++;
        }
        int to = from;
        while (to < text.length() && ends[to] <= span.end()) {
            to++;
        }
        return text.substring(from, to);
    }

    /** Whether a word begins at {@code from} and one ends at {@code to}, as far as the original can tell. */
    boolean bounded(int from, int to) {
        return begins(from) && (to == text.length() || ends[to - 1] < starts[to]);
    }

    /** Whether a word begins at {@code from}. */
    boolean begins(int from) {
        return from == 0 || ends[from - 1] < starts[from];
    }

    /** Tells the length; the text is guarded. */
    @Override
    public String toString() {
        return "Squeezed[" + text.length() + "]";
    }
}
