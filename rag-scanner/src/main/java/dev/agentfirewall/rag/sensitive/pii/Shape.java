package dev.agentfirewall.rag.sensitive.pii;

import dev.agentfirewall.rag.sensitive.text.Bounds;

/**
 * The written form of a number, matched from a word's first character on: {@code 9} a digit, {@code A} a letter, {@code B} a capital, {@code X} either,
 * {@code -} one separator or none, {@code ~} one separator; any other character is itself. {@code *5-20} is a run of 5 to 20 letters and
 * digits, single separators among them.
 */
record Shape(String form, int least, int most) {
    private static final String SEPARATORS = "- ./";

    static Shape of(String form) {
        if (form.startsWith("*")) {
            String[] ends = form.substring(1).split("-", -1);
            return new Shape("*", Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
        }
        if (form.isEmpty() || !Bounds.alnum(form.charAt(0))) {
            throw new IllegalArgumentException("a shape begins with a letter or digit: `" + form + "`");
        }
        return new Shape(form, form.length(), form.length());
    }

    /** Whether a word that begins with {@code c} may be one. */
    boolean mayBegin(char c) {
        return switch (form.charAt(0)) {
            case '9' -> Bounds.digit(c);
            case 'A' -> Bounds.letter(c);
            case 'B' -> c >= 'A' && c <= 'Z';
            case 'X', '*' -> true;
            default -> form.charAt(0) == c;
        };
    }

    /** Where the number ends that begins at {@code start}; -1 where none does. */
    int end(String text, int start) {
        return form.equals("*") ? endOfRun(text, start) : endOfForm(text, start);
    }

    private int endOfForm(String text, int start) {
        int at = start;
        for (int i = 0; i < form.length(); i++) {
            char wanted = form.charAt(i);
            char c = at < text.length() ? text.charAt(at) : 0;
            boolean separator = c != 0 && SEPARATORS.indexOf(c) >= 0;
            if (wanted == '-' && !separator) {
                continue;
            }
            boolean fits = switch (wanted) {
                case '9' -> Bounds.digit(c);
                case 'A' -> Bounds.letter(c);
                case 'B' -> c >= 'A' && c <= 'Z';
                case 'X' -> Bounds.alnum(c);
                case '-', '~' -> separator;
                default -> c == wanted;
            };
            if (!fits) {
                return -1;
            }
            at++;
        }
        return at;
    }

    private int endOfRun(String text, int start) {
        int characters = 0;
        int at = start;
        int end = start;
        while (at < text.length() && characters <= most) {
            char c = text.charAt(at);
            if (Bounds.alnum(c)) {
                characters++;
                end = at + 1;
            } else if (c != '-' || end != at) {
                break;
            }
            at++;
        }
        return characters >= least && characters <= most ? end : -1;
    }
}
