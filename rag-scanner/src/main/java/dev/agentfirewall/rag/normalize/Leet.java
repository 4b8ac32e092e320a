package dev.agentfirewall.rag.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Words written with digits and signs for letters ("1gn0r3"), read as a key word where they are one. A part number is not.
 *
 * <p>Thread-safe.
 */
final class Leet {
    private static final int LONGEST = 20;
    private static final @Nullable String[] LETTERS = letters();

    private Leet() {}

    private static @Nullable String[] letters() {
        @Nullable String[] letters = new @Nullable String[0x80];
        String[] pairs = {
            "0o", "1il", "2z", "3e", "4a", "5s", "6gb", "7t", "8b", "9gq", "@a", "$s", "!i", "|il", "+t", "(c", "<c",
            "{c"
        };
        for (String pair : pairs) {
            letters[pair.charAt(0)] = pair.substring(1);
        }
        return letters;
    }

    /** Whether {@code c} can stand for a letter. */
    static boolean sign(char c) {
        return c < 0x80 && LETTERS[c] != null;
    }

    /** The letter that {@code c} most often stands for; itself where it is none. */
    static char plain(char c) {
        String letters = c < 0x80 ? LETTERS[c] : null;
        return letters == null ? c : letters.charAt(0);
    }

    /** The key word that {@code text} spells from {@code from} to {@code to}, or null. */
    static @Nullable String word(CharSequence text, int from, int to) {
        if (to - from > LONGEST || to - from < 3) {
            return null;
        }
        char[] spelled = new char[to - from];
        return walk(text, from, to, 0, spelled) ? new String(spelled) : null;
    }

    /** Tries each letter that a sign can stand for; the tree of key words ends wrong tries at once. */
    private static boolean walk(CharSequence text, int at, int to, int state, char[] spelled) {
        if (at == to) {
            return (KeyWords.kinds(state) & (KeyWords.GLUE | KeyWords.STRONG)) != 0;
        }
        char c = text.charAt(at);
        String letters = sign(c) ? LETTERS[c] : null;
        if (letters == null) {
            letters = KeyWords.lower(c) ? String.valueOf(c) : "";
        }
        for (int i = 0; i < letters.length(); i++) {
            int next = KeyWords.step(state, letters.charAt(i));
            spelled[spelled.length - (to - at)] = letters.charAt(i);
            if (next != 0 && walk(text, at + 1, to, next, spelled)) {
                return true;
            }
        }
        return false;
    }
}
