package dev.agentfirewall.rag.normalize;

import com.ibm.icu.text.SpoofChecker;

/**
 * Which letters of other scripts look like a Latin one, by Unicode's table of confusable characters (UTS 39).
 *
 * <p>Thread-safe. Covers Greek, Cyrillic, Armenian, Cherokee and the Latin extensions; applied only inside words
 * that hold a plain Latin letter too, so that honest Russian or Greek stays what it is.
 */
final class Confusables {
    private static final int LAST = 0x13FF;
    private static final char[] LATIN = table();

    private Confusables() {}

    /** The Latin letter that {@code c} looks like, or 0. */
    static char latin(char c) {
        return c <= LAST ? LATIN[c] : 0;
    }

    private static char[] table() {
        char[] table = new char[LAST + 1];
        SpoofChecker checker =
                new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
        fill(table, checker, 0x0110, 0x02AF);
        fill(table, checker, 0x0370, 0x058F);
        fill(table, checker, 0x13A0, LAST);
        return table;
    }

    private static void fill(char[] table, SpoofChecker checker, int first, int last) {
        for (int c = first; c <= last; c++) {
            String skeleton = checker.getSkeleton(Character.toString(c));
            if (skeleton.length() == 1 && Character.isLetter(c) && latinLetter(skeleton.charAt(0))) {
                table[c] = Character.toLowerCase(skeleton.charAt(0));
            }
        }
    }

    private static boolean latinLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
