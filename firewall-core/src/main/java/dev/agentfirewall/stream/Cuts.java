package dev.agentfirewall.stream;

/**
 * Where an answer may be cut while it arrives. A cut is a matter of the text alone and never of how it came in parts: whatever follows, a cut
 * that was found stays. So an answer is cut alike in one part and in a thousand.
 *
 * <p>Cuts lie between plain words, behind lines, and, where there are none for {@value #SOFT} characters, at other white space; never inside a
 * {@linkplain Constructs construct}. Where even that fails, a piece is cut at {@value #HARD} characters. Pure.
 *
 * <p><b>Limitations.</b> A value that is spelled over several plain words, such as a pass phrase, may be cut in two; whoever judges the
 * pieces looks at what stands before them, and at the whole in the end.
 */
public final class Cuts {
    /** It takes more text to say. */
    public static final int NONE = -1;

    /** Characters after which any white space will do that has no number beside it. */
    public static final int SOFT = 160;

    /** Characters after which any white space will do. */
    public static final int LONG = 1024;

    /** Characters after which a piece is cut wherever it is. */
    public static final int HARD = 4096;

    private static final Word START = new Word(0, Word.Kind.OTHER, false, false, false);

    private final String text;
    private final int start;
    private final int least;
    private final boolean full;

    private Cuts(String text, int start, int least, boolean full) {
        this.text = text;
        this.start = start;
        this.least = least;
        this.full = full;
    }

    /**
     * The first cut behind {@code after} of the piece that begins at {@code start}, or {@link #NONE} while that is open.
     *
     * @param least characters that the piece has at least
     */
    public static int next(String text, int start, int after, int least) {
        int earliest = Math.max(start + Math.max(1, least), after + 1);
        int horizon = Math.max(start + HARD, earliest) + 2;
        boolean full = text.length() >= horizon;
        // what lies beyond the horizon is not looked at: a cut may not depend on how much of it is there
        int cut = new Cuts(full ? text.substring(0, horizon) : text, start, earliest, full).search();
        return cut != NONE || !full ? cut : forced(text, horizon - 2);
    }

    private static int forced(String text, int cut) {
        return Character.isLowSurrogate(text.charAt(cut)) ? cut + 1 : cut;
    }

    private int search() {
        int loose = NONE;
        int last = NONE;
        int at = start;
        Word before = START;
        while (true) {
            int word = blankEnd(at);
            if (word == text.length()) {
                return full ? last : NONE;
            }
            boolean may = word >= least && word > start;
            if (may && line(at, word)) {
                return word;
            }
            int end = wordEnd(word);
            if (end == NONE) {
                return full ? last : NONE;
            }
            Word next = word(word, end);
            if (may && before.parts(next)) {
                return word;
            }
            last = may && !before.spelled(next) ? word : last;
            loose = last == word && !before.number() && !next.number() ? word : loose;
            if (loose != NONE && end > start + SOFT) {
                return loose;
            }
            if (last != NONE && end > start + LONG) {
                return last;
            }
            before = next;
            at = end;
        }
    }

    private Word word(int from, int end) {
        int c = text.codePointAt(from);
        return Signs.alone(c) ? Word.sign(end, Signs.stop(c)) : Word.of(text, from, end);
    }

    private boolean line(int from, int to) {
        int end = text.indexOf('\n', from);
        return end >= 0 && end < to;
    }

    private int blankEnd(int from) {
        int i = from;
        while (i < text.length() && blank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Behind the word at {@code from}, or {@link #NONE} while it may go on. */
    private int wordEnd(int from) {
        if (Signs.alone(text.codePointAt(from))) {
            return from + Character.charCount(text.codePointAt(from));
        }
        int i = from;
        while (i < text.length() && !blank(text.charAt(i)) && !Signs.alone(text.codePointAt(i))) {
            int end = Constructs.end(text, i);
            if (end == Constructs.OPEN) {
                return NONE;
            }
            i = end == i ? i + Character.charCount(text.codePointAt(i)) : end;
        }
        return i >= text.length() ? NONE : i;
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
