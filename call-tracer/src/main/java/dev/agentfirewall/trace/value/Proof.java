package dev.agentfirewall.trace.value;

/** What finding a value proves. */
final class Proof {
    private static final int LARGEST_SMALL_NUMBER = 12;
    private static final int LEAST_LETTERS = 3;

    private Proof() {}

    /** Whether every word of it is common, short or a small number. */
    static boolean weak(BodyWords words) {
        int letters = 0;
        for (int i = 0; i < words.count(); i++) {
            String word = words.word(i);
            // a small number beside another is a time, a date, a version
            if (!common(word) || (words.count() > 1 && figures(word))) {
                letters += Fold.classOf(word.codePointAt(0)) == Fold.SINGLE ? 2 : word.length();
            }
        }
        return letters < LEAST_LETTERS && !twoFigures(words);
    }

    /** Numbers from 13 to 99 are short, and yet some proof. */
    private static boolean twoFigures(BodyWords words) {
        return words.count() == 1 && words.word(0).length() == 2 && figures(words.word(0)) && !common(words.word(0));
    }

    private static boolean common(String word) {
        return Lexicon.common(word)
                || (figures(word) && word.length() <= 3 && Integer.parseInt(word) <= LARGEST_SMALL_NUMBER);
    }

    private static boolean figures(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether most of its words are signs of scripts without blanks. */
    static boolean unspaced(BodyWords words) {
        int single = 0;
        for (int i = 0; i < words.count(); i++) {
            single += words.unspaced(i) ? 1 : 0;
        }
        return single * 2 > words.count();
    }
}
