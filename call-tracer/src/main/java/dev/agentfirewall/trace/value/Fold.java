package dev.agentfirewall.trace.value;

import com.ibm.icu.text.Normalizer2;

/**
 * What a code point counts as in a comparison: its class, and the characters it stands for with case, width and composition taken away
 * (NFKC, case-folded, then decomposed, so that it can be told code point by code point).
 */
final class Fold {
    /** Part of a word. */
    static final int WORD = 0;
    /** A word of its own: scripts written without blanks, or with endings glued to names. */
    static final int SINGLE = 1;
    /** A combining mark: part of the word before it. */
    static final int MARK = 2;
    /** Invisible: as if it were not there. */
    static final int IGNORED = 3;

    static final int SPACE = 4;
    /** Quotes, brackets, commas: they part words and say nothing. */
    static final int SOFT = 5;
    /** Punctuation that parts words when a blank follows and joins them when not. */
    static final int STOP = 6;
    /** Any other sign: it counts. */
    static final int HARD = 7;

    private static final String SOFT_SIGNS = "\"'`´*()[]{}<>|!?,;«»“”„‟‘’‚‛‹›…、。，；！？「」『』【】〈〉《》（）［］｛｝¡¿•·";
    private static final int TABLE = 0x3400;
    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 APART = Normalizer2.getNFDInstance();
    private static final byte[] CLASSES = new byte[TABLE];
    private static final char[] WORD_FOLDED = new char[128];
    private static final String[] FOLDED = new String[TABLE];

    static {
        for (int c = 0; c < TABLE; c++) {
            FOLDED[c] = computeFold(c);
            CLASSES[c] = (byte) computeClass(c);
        }
        for (int c = 0; c < WORD_FOLDED.length; c++) {
            WORD_FOLDED[c] = CLASSES[c] == WORD ? FOLDED[c].charAt(0) : 0;
        }
    }

    private Fold() {}

    static int classOf(int codePoint) {
        if (codePoint < TABLE) {
            return CLASSES[codePoint];
        }
        return codePoint < 0xA000 ? SINGLE : computeClass(codePoint); // 3400 to 9FFF are ideographs
    }

    /** The folded character of one of ASCII that is part of a word; 0 for any other. */
    static char ofWord(char ascii) {
        return WORD_FOLDED[ascii];
    }

    /** The folded characters of {@code codePoint}; empty for what is ignored. */
    static String of(int codePoint) {
        return codePoint < TABLE ? FOLDED[codePoint] : computeFold(codePoint);
    }

    /** A sign as it is compared: every dash is one dash, a full-width sign is the narrow one. */
    static int sign(int codePoint) {
        if (codePoint < 128) {
            return codePoint;
        }
        if ((codePoint >= 0x2010 && codePoint <= 0x2015) || codePoint == 0x2212) {
            return '-';
        }
        String folded = of(codePoint);
        return folded.length() == 1 ? folded.charAt(0) : codePoint;
    }

    /** The whole of {@code text}, folded. */
    static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(of(c)));
        return out.toString();
    }

    private static String computeFold(int c) {
        if (Character.isISOControl(c) && !Character.isWhitespace(c)) {
            return "";
        }
        if (c < 128) {
            return String.valueOf((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
        }
        if (c >= 0xD800 && c <= 0xDFFF) {
            return "\uFFFD"; // half a pair: no character
        }
        return APART.normalize(FOLDING.normalize(Character.toString(c)));
    }

    private static int computeClass(int c) {
        if (c == '_') {
            return WORD;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return SPACE;
        }
        if (computeFold(c).isEmpty()) {
            return IGNORED;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK) {
            return MARK;
        }
        if (Character.isLetterOrDigit(c)) {
            return Character.isLetter(c) && unspaced(c) ? SINGLE : WORD;
        }
        if (SOFT_SIGNS.indexOf(c) >= 0) {
            return SOFT;
        }
        return c == '.' || c == ':' || c == 0xFF0E || c == 0xFF1A ? STOP : HARD;
    }

    private static boolean unspaced(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR, BOPOMOFO -> true;
            default -> c == 0x30FC; // the mark of a long vowel belongs to no one script
        };
    }
}
