package dev.agentfirewall.trace.value;

/**
 * What stands between two words, in the form in which it is compared: quotes, brackets, commas and sentence ends are a blank, white
 * space is one blank, and every other sign stays. So {@code Hello, "Bob"} is {@code hello bob}, and {@code a.b} is not {@code a. b}.
 */
final class Separators {
    private Separators() {}

    /** Writes the form of {@code source} from {@code from} to {@code to}, which holds no word, into {@code out}. */
    static void canonical(Source source, int from, int to, StringBuilder out) {
        out.setLength(0);
        for (int i = from; i < to; ) {
            long unit = source.unit(i);
            int next = i + Source.size(unit);
            int c = Source.codePoint(unit);
            int kind = Fold.classOf(c);
            if (kind == Fold.SPACE) {
                blank(out);
            } else if (kind == Fold.HARD
                    || (kind == Fold.STOP && joins(source, next))
                    || digitsComma(source, c, i, next)) {
                out.appendCodePoint(Fold.sign(c));
            }
            i = next;
        }
        if (out.isEmpty() && to > from) {
            out.append(' ');
        }
    }

    /** A stop joins when something follows it at once: {@code acme.example}, {@code 10:00}, {@code C:\}. */
    private static boolean joins(Source source, int next) {
        int after = source.after(next);
        if (after < 0) {
            return false;
        }
        int kind = Fold.classOf(after);
        return kind <= Fold.MARK || kind == Fold.HARD;
    }

    private static boolean digitsComma(Source source, int c, int at, int next) {
        return c == ',' && Character.isDigit(source.before(at)) && Character.isDigit(source.after(next));
    }

    private static void blank(StringBuilder out) {
        if (out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }
}
