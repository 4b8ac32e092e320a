package dev.agentfirewall.trace.record;

import java.util.Locale;
import java.util.Set;

/** Full stops that end no sentence: after {@code Dr}, {@code e.g}, an initial, or the number of a list's item. */
final class Abbreviations {
    private static final Set<String> WORDS = Vocabulary.words("abbreviations.txt");
    private static final int LONGEST = 12;

    private Abbreviations() {}

    /** Whether the stop at {@code stop} belongs to the word before it, in a sentence that began at {@code start}. */
    static boolean endsAt(String text, int start, int stop) {
        int from = stop;
        while (from > start && stop - from <= LONGEST && isPart(text.charAt(from - 1))) {
            from--;
        }
        int length = stop - from;
        if (length == 0 || length > LONGEST) {
            return false;
        }
        if (length == 1 && Character.isUpperCase(text.charAt(from))) {
            return true;
        }
        if (isNumber(text, from, stop)) {
            return Lines.trimStart(text, start, stop) == from && length <= 3;
        }
        return WORDS.contains(text.substring(from, stop).toLowerCase(Locale.ROOT));
    }

    private static boolean isNumber(String text, int from, int stop) {
        for (int i = from; i < stop; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '.';
    }
}
