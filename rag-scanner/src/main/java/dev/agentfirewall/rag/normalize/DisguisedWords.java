package dev.agentfirewall.rag.normalize;

import com.ibm.icu.text.Normalizer2;
import dev.agentfirewall.scan.Span;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a text that are written as no honest writer writes them: split by characters that nobody sees, mixed of
 * Latin letters and their look-alikes, in letters of small capitals or in frames, under piles of marks, or in escapes
 * that nobody needs. Letters of other scripts, accents however composed, full-width and mathematical letters, emoji, and
 * joiners where a script needs them are none of these.
 *
 * <p>Thread-safe; linear in the text.
 */
final class DisguisedWords {
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
    private static final int FEWEST_STYLED = 3;
    private static final int SOFT_HYPHEN = 0xAD;
    private static final String ENDS = "\"<>";

    /** Scripts whose words need no character without width in them. */
    private static final Set<UnicodeScript> PLAIN =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    /** Look-alikes from here on; those before are letters of Turkish, Vietnamese and others that are written in Latin. */
    private static final int FIRST_LENT = 0x250;

    private DisguisedWords() {}

    /** Where they stand, in order. */
    static List<Span> in(String text) {
        List<Span> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = endOfWord(text, at);
            if (end > at && disguised(text, at, end)) {
                found.add(new Span(at, end));
            }
            at = Math.max(end, at + 1);
        }
        return found;
    }

    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean ends(char c) {
        return c <= ' ' || ENDS.indexOf(c) >= 0 || (c >= 0xA0 && Character.isSpaceChar(c));
    }

    private static boolean disguised(String text, int from, int to) {
        boolean escapes = false;
        boolean plain = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            plain &= c < 0x80;
            escapes |= c == '\\' || c == '&';
        }
        return (escapes && Escapes.ofLetters(text, from, to))
                || (!plain && new Word(text.substring(from, to)).disguised());
    }

    /** One word that is not all ASCII. */
    private static final class Word {
        private final String word;
        private int before = -1;
        private boolean latin;
        private boolean lookalike;
        private boolean mixed;
        private boolean hidden;
        private boolean split;
        private boolean marked;
        private int styled;
        private int regional;
        private boolean oddRegional;

        Word(String word) {
            this.word = word;
        }

        boolean disguised() {
            word.codePoints().forEach(this::read);
            endOfLetters();
            endOfRegional();
            return mixed || split || oddRegional || styled >= FEWEST_STYLED || (marked && piled());
        }

        private void read(int c) {
            if (Invisible.any(c)) {
                hidden |= c != SOFT_HYPHEN;
                return;
            }
            split |= hidden && plain(before) && plain(c);
            hidden = false;
            before = c;
            if (mark(c)) {
                marked = true;
            } else if (Character.isLetter(c)) {
                letter(c);
            } else {
                endOfLetters();
            }
            count(c);
        }

        private void letter(int c) {
            int lower = c < FIRST_LENT ? 0 : Math.min(Character.toLowerCase(c), Character.MAX_VALUE);
            latin |= c < 0x80;
            lookalike |= lower >= FIRST_LENT && Confusables.latin((char) lower) != 0;
        }

        private void endOfLetters() {
            mixed |= latin && lookalike;
            latin = false;
            lookalike = false;
        }

        private void count(int c) {
            styled += Folding.framed(c) || Folding.smallCapital(c) ? 1 : 0;
            if (Folding.regional(c)) {
                regional++;
            } else {
                endOfRegional();
            }
        }

        /** Flags come in pairs of letters. */
        private void endOfRegional() {
            oddRegional |= regional % 2 == 1;
            regional = 0;
        }

        private static boolean plain(int c) {
            return c >= 0 && Character.isLetter(c) && PLAIN.contains(UnicodeScript.of(c));
        }

        private static boolean mark(int c) {
            return (c >= 0x300 && c <= 0x36F) || (c >= 0x20D0 && c <= 0x20DC);
        }

        private static boolean overlay(int c) {
            return c >= 0x334 && c <= 0x338;
        }

        /**
         * Whether a letter is struck through, or bears more marks than one once all are composed with it that a language
         * composes; many in Africa and America have letters with one mark left over.
         */
        private boolean piled() {
            String composed = COMPOSED.normalize(word);
            for (int i = 1; i < composed.length(); i++) {
                char c = composed.charAt(i);
                if (overlay(c) || (mark(c) && mark(composed.charAt(i - 1)))) {
                    return true;
                }
            }
            return false;
        }
    }
}
