package dev.agentfirewall.rag.sensitive.secret;

import dev.agentfirewall.rag.sensitive.text.Bounds;
import java.util.List;

/**
 * What follows a name: {@code DB_KEY = "…"}, {@code "key": "…"}, {@code key => …}, {@code <key>…}, {@code the key is …}. Reads a bounded
 * stretch and knows no nesting.
 */
final class Assignment {
    private static final int LONGEST_NAME = 24;
    private static final int LONGEST_SPACE = 12;
    private static final String SIGNS = "=:>";
    private static final String LOOSE_SIGNS = "=:>|?,";
    private static final List<String> VERBS = List.of(
            "is ", "are ", "lautet ", "ist ", "est ", "es ", "è ", "é ", "jest ", "to ", "은 ", "는 ", "は ", "は", "是",
            "为", "為", "이 ", "가 ");
    private static final String OPENING = "\"'`= \t\n(|>:[";

    private Assignment() {}

    /** Where the value begins that is given to the name ending at {@code end}; -1 where none is. {@code phrase} lets words come between, and looser signs. */
    static int value(String text, int end, boolean phrase) {
        int i = end;
        int limit = Math.min(text.length(), end + LONGEST_NAME);
        while (i < limit && nameCharacter(text.charAt(i), phrase)) {
            i++;
        }
        if (phrase) {
            int is = verb(text, end, i);
            if (is >= 0) {
                return is;
            }
        }
        i = skip(text, i, " \t\"'`])\n", 8);
        if (i >= text.length()) {
            return -1;
        }
        for (String verb : VERBS) {
            if (text.startsWith(verb, i)) {
                return skip(text, i + verb.length(), OPENING, 3);
            }
        }
        String signs = phrase ? LOOSE_SIGNS : SIGNS;
        if (signs.indexOf(text.charAt(i)) < 0) {
            return -1;
        }
        i = skip(text, i, signs, 6);
        i = skip(text, i, OPENING, LONGEST_SPACE);
        i = text.startsWith("value=", i) ? skip(text, i + 6, OPENING, 2) : i;
        return i < text.length() ? i : -1;
    }

    private static int verb(String text, int from, int to) {
        int is = text.substring(from, Math.min(text.length(), to + 1)).lastIndexOf(" is ");
        return is < 0 ? -1 : from + is + 4;
    }

    private static boolean nameCharacter(char c, boolean phrase) {
        return Bounds.alnum(c) || c == '_' || c == '.' || c == '-' || (phrase && (c == ' ' || c == '\t'));
    }

    private static int skip(String text, int from, String characters, int most) {
        int i = from;
        while (i < text.length() && i < from + most && characters.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
