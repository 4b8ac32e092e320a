package dev.agentfirewall.trace.value;

/**
 * Where a value may begin and end in a text: not inside a word, and not beside a sign that carries an address, a number or a path on.
 * {@code bob@acme.example} doesn't stand in {@code bob@acme.example.evil.example}, nor {@code 1,000} in {@code 1,000,000}.
 */
final class Boundary {
    private Boundary() {}

    /** Whether a value may begin at {@code at}. {@code mail}: a colon before it is a label's, no part of the address. */
    static boolean startsAt(Source source, int at, boolean mail) {
        int before = source.before(at);
        if (before < 0) {
            return true;
        }
        int first = source.after(at);
        if (continues(before) && (continues(first) || joins(Fold.sign(first)))) {
            return false;
        }
        if (before == ',' && Character.isDigit(first)) {
            return !(isGroup(source, at - 1) && digitsFrom(source, at) == 3);
        }
        int sign = Fold.sign(before);
        if (mail && sign == ':') {
            return true;
        }
        return !(joins(sign) && carries(source.before(at - Character.charCount(before)), sign));
    }

    /** Whether a value may end at {@code end}. */
    static boolean endsAt(Source source, int end) {
        int after = source.after(end);
        if (after < 0) {
            return true;
        }
        int last = source.before(end);
        if (continues(after) && continues(last)) {
            return false;
        }
        int next = end + Source.size(source.unit(end));
        if (after == ',' && Character.isDigit(last)) {
            return !(isGroup(source, end) && digitsFrom(source, next) == 3);
        }
        int sign = Fold.sign(after);
        // "acme.example." ends a sentence, "acme.example.evil" goes on
        return !(joins(sign) && carries(source.after(next), sign));
    }

    private static boolean continues(int c) {
        if (c < 0) {
            return false;
        }
        int kind = Fold.classOf(c);
        return kind == Fold.WORD || kind == Fold.MARK;
    }

    private static boolean carries(int beyond, int sign) {
        return continues(beyond)
                // names of hosts may be written in any script
                || (beyond >= 0 && Fold.classOf(beyond) == Fold.SINGLE && (sign == '.' || sign == '-' || sign == '@'));
    }

    static boolean joins(int sign) {
        return switch (sign) {
            case '.', '-', '@', '/', '+', '%', '\\', ':', '~' -> true;
            default -> false;
        };
    }

    /** Whether up to three figures end at {@code end} that are no code's end: thousands are written in such groups. */
    private static boolean isGroup(Source source, int end) {
        int start = end;
        while (start > 0 && end - start < 4 && Character.isDigit(source.text().charAt(start - 1))) {
            start--;
        }
        return start < end
                && end - start < 4
                && !(start > 0 && Character.isLetter(source.text().charAt(start - 1)));
    }

    private static int digitsFrom(Source source, int at) {
        int i = at;
        while (i < source.length()
                && i - at < 4
                && Character.isDigit(source.text().charAt(i))) {
            i++;
        }
        return i - at;
    }
}
