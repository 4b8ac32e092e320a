package dev.agentfirewall.output;

/**
 * Squeezed text in other letters: backwards, mirrored, moved on in the alphabet, signs for letters. The {@link #steps} from each letter to the next are
 * the same however far a text is moved on, so that one question answers for all of them, and for numbers whose digits are moved on.
 */
final class Ciphers {
    private static final int EDGE = 0xE000;
    private static final int EDGES = 0x0C00;

    private Ciphers() {}

    /** From each character to the next: letters count round the alphabet, digits round ten. Where one kind ends, nothing is shared. */
    static String steps(String squeezed, boolean known) {
        StringBuilder out = new StringBuilder(Math.max(0, squeezed.length() - 1));
        for (int i = 1; i < squeezed.length(); i++) {
            out.append(step(squeezed.charAt(i - 1), squeezed.charAt(i), i, known));
        }
        return out.toString();
    }

    private static char step(char from, char to, int at, boolean known) {
        if (letter(from) && letter(to)) {
            return (char) ('a' + (to - from + 26) % 26);
        }
        if (digit(from) && digit(to)) {
            return (char) ('0' + (to - from + 10) % 10);
        }
        return (char) (EDGE + (known ? EDGES : 0) + at % EDGES);
    }

    /** The steps of the same text in mirrored letters. */
    static String mirroredSteps(String steps) {
        StringBuilder out = new StringBuilder(steps.length());
        for (int i = 0; i < steps.length(); i++) {
            out.append(opposite(steps.charAt(i)));
        }
        return out.toString();
    }

    /** The steps of the same text backwards. */
    static String backwardSteps(String steps) {
        return reversed(mirroredSteps(steps));
    }

    private static char opposite(char step) {
        if (letter(step)) {
            return (char) ('a' + (26 - (step - 'a')) % 26);
        }
        return digit(step) ? (char) ('0' + (10 - (step - '0')) % 10) : step;
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The letters of {@code squeezed} moved on by {@code by}; digits stay. */
    static String shifted(String squeezed, int by) {
        StringBuilder out = new StringBuilder(squeezed.length());
        for (int i = 0; i < squeezed.length(); i++) {
            char c = squeezed.charAt(i);
            out.append(letter(c) ? (char) ('a' + (c - 'a' + by) % 26) : c);
        }
        return out.toString();
    }

    /** The letters of {@code squeezed} from the other end of the alphabet. */
    static String mirrored(String squeezed) {
        StringBuilder out = new StringBuilder(squeezed.length());
        for (int i = 0; i < squeezed.length(); i++) {
            char c = squeezed.charAt(i);
            out.append(letter(c) ? (char) ('a' + 'z' - c) : c);
        }
        return out.toString();
    }

    /** Digits and signs that stand for letters, read as those: {@code p4ssw0rd}. Of text that was squeezed. */
    static String unleet(String squeezed) {
        StringBuilder out = new StringBuilder(squeezed.length());
        for (int i = 0; i < squeezed.length(); i++) {
            int at = "0134578".indexOf(squeezed.charAt(i));
            out.append(at < 0 ? squeezed.charAt(i) : "oieastb".charAt(at));
        }
        return out.toString();
    }

    /** Printable signs moved on by half of them: {@code Hello} is {@code w6==@}. */
    static String rot47(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c > ' ' && c < 0x7F ? (char) ('!' + (c - '!' + 47) % 94) : c);
        }
        return out.toString();
    }

    static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
