package dev.agentfirewall.conversation;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text in the form in which values are looked for: NFKC, lower case, white space folded to single blanks. A value is
 * found only between boundaries, so that {@code bob@acme.example} is not found in {@code bob@acme.example.evil.example}.
 */
record SearchText(String folded) {

    static SearchText of(String text) {
        String composed = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        return new SearchText(fold(composed.toLowerCase(Locale.ROOT)));
    }

    /** Whether {@code value} stands in this text, whole. */
    boolean holds(SearchText value) {
        String wanted = value.folded;
        if (wanted.isEmpty()) {
            return false;
        }
        for (int at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
            if (startsCleanly(at) && endsCleanly(at + wanted.length())) {
                return true;
            }
        }
        return false;
    }

    private boolean startsCleanly(int at) {
        if (at == 0 || !continues(folded.charAt(at))) {
            return true;
        }
        char before = folded.charAt(at - 1);
        return !continues(before) && !(joins(before) && at > 1 && continues(folded.charAt(at - 2)));
    }

    private boolean endsCleanly(int end) {
        if (end == folded.length()) {
            return true;
        }
        char after = folded.charAt(end);
        if (continues(after)) {
            return false;
        }
        // "acme.example." ends a sentence, "acme.example.evil" goes on
        return !(joins(after) && end + 1 < folded.length() && continues(folded.charAt(end + 1)));
    }

    private static boolean continues(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean joins(char c) {
        return switch (c) {
            case '.', '-', '@', '/', '+', '%', '\\', ':', '~' -> true;
            default -> false;
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean space = Character.isWhitespace(c);
            if (!space) {
                out.append(c);
            } else if (!blank) {
                out.append(' ');
            }
            blank = space;
        }
        int length = out.length();
        return length > 0 && out.charAt(length - 1) == ' ' ? out.substring(0, length - 1) : out.toString();
    }
}
