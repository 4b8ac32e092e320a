package dev.agentfirewall.stream;

/**
 * A run of text without white space, or one sign of a script that writes none. How it looks tells whether the text may be cut beside it: between
 * two plain words nothing stands that a detector looks for, but beside a number, a name or a piece of code something may.
 *
 * @param end behind its last character
 * @param kind how it looks
 * @param capital whether it begins with a capital
 * @param stop whether a sentence ends with it
 * @param number whether a digit is in it
 */
record Word(int end, Kind kind, boolean capital, boolean stop, boolean number) {

    enum Kind {
        /** Letters, as in a dictionary. */
        PLAIN,
        /** A single letter or sign. */
        SINGLE,
        /** One sign of a script without spaces. */
        SIGN,
        /** Anything else. */
        OTHER
    }

    private static final String BEFORE = "\"'“‘«(*_#>~¿¡—–-";
    private static final String BEHIND = "\"'”’»)*_~,.;:!?…—–-";
    private static final String STOPS = ".!?…:;";

    /** The sign that ends at {@code end}. */
    static Word sign(int end, boolean stop) {
        return new Word(end, Kind.SIGN, false, stop, false);
    }

    /** The word between {@code start} and {@code end}. */
    static Word of(String text, int start, int end) {
        int from = start;
        while (from < end && BEFORE.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int to = end;
        boolean stop = false;
        while (to > from && BEHIND.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
            stop |= STOPS.indexOf(text.charAt(to)) >= 0;
        }
        boolean capital = from < to && Character.isUpperCase(text.codePointAt(from));
        return new Word(end, kind(text, from, to), capital, stop, number(text, from, to));
    }

    private static boolean number(String text, int from, int to) {
        return text.substring(from, to).codePoints().anyMatch(Character::isDigit);
    }

    private static Kind kind(String text, int from, int to) {
        if (to - from <= 1) {
            return from == to || Character.isLetter(text.charAt(from)) ? Kind.SINGLE : Kind.OTHER;
        }
        for (int i = from; i < to; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean inside = c == '\'' || c == '’' || c == '-';
            if (!inside && !Character.isLetter(c) && !mark(c)) {
                return Kind.OTHER;
            }
        }
        return Kind.PLAIN;
    }

    private static boolean mark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether a detector's value hardly lies across the gap between this word and {@code next}. */
    boolean parts(Word next) {
        if (kind == Kind.SIGN || next.kind == Kind.SIGN) {
            return kind == Kind.SIGN && stop;
        }
        boolean plain = kind != Kind.OTHER && next.kind != Kind.OTHER && !spelled(next);
        boolean name = capital && next.capital && !stop;
        return plain && !name;
    }

    /** Whether the two look like signs of one value, spaced out. */
    boolean spelled(Word next) {
        return kind == Kind.SINGLE && next.kind == Kind.SINGLE;
    }
}
