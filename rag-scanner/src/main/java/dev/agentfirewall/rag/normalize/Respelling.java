package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A second reading of a canonical text, with key words put together that were written with digits for letters
 * ("1gn0r3"), letter by letter ("i g n o r e", "i.g.n.o.r.e"), cut in two ("ig-nore") or run together
 * ("ignoreAllPreviousInstructions", "ignore_all_previous"). There is one only where such a word is found; all else in
 * it is the canonical text. It is read beside that text, never in its place, so that part numbers stay part numbers.
 *
 * <p>One pass, linear. Makes one reading; {@link #of} is thread-safe.
 *
 * <p><b>Limitations.</b> English key words ({@link KeyWords}); pieces set apart by several different signs pass.
 */
public final class Respelling {
    private static final int SHORTEST_RUN = 4;
    private static final int SHORTEST_GLUED = 12;
    private static final int FEWEST_PARTS = 3;
    private static final int SHORTEST_CUT = 6;
    private static final String SEPARATORS = "-_.*~'`^/+|,:;\"<>[](){}#=";

    private final CanonicalText source;
    private final String text;
    private CanonicalText.@Nullable Builder out;
    private int copied;
    private boolean telling;
    private final List<Span> places = new ArrayList<>();

    /**
     * A second reading, and where it differs from the first.
     *
     * @param places in the original text, in its order
     */
    record Respelt(CanonicalText text, List<Span> places) {}

    private Respelling(CanonicalText source) {
        this.source = source;
        this.text = source.text();
    }

    /** The second reading of {@code text}; none where it would be the same. */
    public static Optional<CanonicalText> of(CanonicalText text) {
        return read(text).map(Respelt::text);
    }

    static Optional<Respelt> read(CanonicalText text) {
        return new Respelling(text).run();
    }

    private Optional<Respelt> run() {
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) <= ' ') {
                at++;
            } else {
                int end = endOfChunk(at);
                at = end - at == 1 ? apart(at) : chunk(at, end);
            }
        }
        CanonicalText.Builder view = out;
        if (view == null || !telling) {
            return Optional.empty();
        }
        view.append(source, copied, text.length());
        return Optional.of(new Respelt(view.build(), places));
    }

    private int endOfChunk(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) > ' ') {
            at++;
        }
        return at;
    }

    /** Letters set apart by single spaces, from {@code from} on. Tells where they end. */
    private int apart(int from) {
        int at = from;
        while (single(at)) {
            at += 2;
        }
        int letters = (at - from) / 2;
        if (letters >= SHORTEST_RUN) {
            Letters run = new Letters(letters);
            for (int i = from; i < at; i += 2) {
                run.add(text.charAt(i), i);
            }
            if (run.holds(KeyWords.STRONG)) {
                telling = true;
                emit(run, from, at - 1);
            }
        }
        return Math.max(at, from + 1);
    }

    /** Whether the character at {@code at} is a letter by itself, with white space or the end after it. */
    private boolean single(int at) {
        return at < text.length()
                && letter(text.charAt(at))
                && (at + 1 == text.length() || text.charAt(at + 1) <= ' ')
                && (at + 2 >= text.length() || text.charAt(at + 2) > ' ');
    }

    private static boolean letter(char c) {
        return KeyWords.lower(c) || Leet.sign(c);
    }

    private int chunk(int from, int to) {
        int letters = 0;
        int signs = 0;
        int separators = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (KeyWords.lower(c)) {
                letters++;
            } else if (Leet.sign(c)) {
                signs++;
            } else if (c >= 0x80) {
                return to; // other scripts spell otherwise
            } else {
                separators++;
            }
        }
        if (letters > 0 && (signs > 0 || separators > 0)) {
            disguised(from, to, signs > 0);
        } else if (letters >= SHORTEST_GLUED) {
            glued(from, to);
        }
        return to;
    }

    private void disguised(int from, int to, boolean signs) {
        Letters joined = new Letters(to - from);
        Parts parts = new Parts();
        int partStart = from;
        for (int i = from; i <= to; i++) {
            if (i < to && letter(text.charAt(i))) {
                joined.add(text.charAt(i), i);
            } else {
                parts.take(partStart, i);
                partStart = i + 1;
            }
        }
        int cut = parts.count > 1 ? joined.kinds() : 0;
        if (cut != 0) {
            telling |= (cut & KeyWords.STRONG) != 0 && joined.length >= SHORTEST_CUT;
            emit(joined, from, to);
        } else if (parts.leet || (parts.known >= FEWEST_PARTS && parts.order)) {
            telling |= parts.leetStrong || parts.order;
            emitParts(from, to);
        } else if (parts.count == 1 && !signs && joined.length >= SHORTEST_GLUED) {
            glued(from, to);
        }
    }

    /** What the parts of a chunk are. */
    private final class Parts {
        private int count;
        private int known;
        private boolean order;
        private boolean leet;
        private boolean leetStrong;

        void take(int from, int to) {
            if (to <= from) {
                return;
            }
            count++;
            int kinds = KeyWords.kinds(text, from, to);
            if (kinds == 0) {
                String word = Leet.word(text, from, to);
                kinds = word == null ? 0 : KeyWords.kinds(word, 0, word.length());
                leet |= word != null;
                leetStrong |= (kinds & KeyWords.STRONG) != 0;
            }
            known += (kinds & (KeyWords.GLUE | KeyWords.STRONG)) != 0 ? 1 : 0;
            order |= (kinds & KeyWords.ORDER) != 0;
        }
    }

    private void glued(int from, int to) {
        Letters letters = new Letters(to - from);
        for (int i = from; i < to; i++) {
            if (KeyWords.lower(text.charAt(i))) {
                letters.add(text.charAt(i), i);
            }
        }
        if (letters.holds(KeyWords.ORDER) && letters.mostlyWords()) {
            telling = true;
            emit(letters, from, to);
        }
    }

    private CanonicalText.Builder replacing(int from, int to) {
        CanonicalText.Builder view = out;
        if (view == null) {
            view = new CanonicalText.Builder(text.length() + text.length() / 8 + 16);
            out = view;
        }
        view.append(source, copied, from);
        copied = to;
        places.add(source.original(from, to));
        return view;
    }

    private void emit(Letters letters, int from, int to) {
        CanonicalText.Builder view = replacing(from, to);
        boolean afterWord = false;
        int at = 0;
        while (at < letters.length) {
            int word = letters.longest(at);
            if (at > 0 && (word > 0 || afterWord)) {
                view.append(' ', source.start(letters.places[at]), source.end(letters.places[at]));
            }
            int end = at + Math.max(1, word);
            for (; at < end; at++) {
                int place = letters.places[at];
                view.append(letters.chars[at], source.start(place), source.end(place));
            }
            afterWord = word > 0;
        }
    }

    private void emitParts(int from, int to) {
        CanonicalText.Builder view = replacing(from, to);
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && letter(text.charAt(end))) {
                end++;
            }
            String word = end > at ? Leet.word(text, at, end) : null;
            for (int i = at; i < end; i++) {
                view.append(word == null ? text.charAt(i) : word.charAt(i - at), source.start(i), source.end(i));
            }
            if (end < to) {
                char c = text.charAt(end);
                view.append(SEPARATORS.indexOf(c) >= 0 && end + 1 < to ? ' ' : c, source.start(end), source.end(end));
            }
            at = end + 1;
        }
    }

    /** Letters that belong together, with their places in the canonical text. */
    private static final class Letters implements CharSequence {
        private final char[] chars;
        private final int[] places;
        private int length;

        Letters(int most) {
            chars = new char[most];
            places = new int[most];
        }

        void add(char c, int place) {
            chars[length] = Leet.plain(c);
            places[length++] = place;
        }

        int kinds() {
            return KeyWords.kinds(this, 0, length) & (KeyWords.STRONG | KeyWords.GLUE);
        }

        int longest(int at) {
            return KeyWords.longest(this, at, length);
        }

        /** Whether a word of {@code kind} and of some length is among them, read word by word. */
        boolean holds(int kind) {
            int at = 0;
            while (at < length) {
                int word = longest(at);
                if (word >= 4 && (KeyWords.kinds(this, at, at + word) & kind) != 0) {
                    return true;
                }
                at += Math.max(1, word);
            }
            return false;
        }

        boolean mostlyWords() {
            int covered = 0;
            int at = 0;
            while (at < length) {
                int word = longest(at);
                covered += word;
                at += Math.max(1, word);
            }
            return covered * 10 >= length * 9;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return chars[index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new String(chars, start, end - start);
        }

        @Override
        public String toString() {
            return "Letters[" + length + "]";
        }
    }
}
