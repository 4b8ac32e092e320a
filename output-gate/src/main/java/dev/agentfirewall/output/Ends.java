package dev.agentfirewall.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the targets in a text end. */
final class Ends {
    private static final int LONGEST = 4_096;
    private static final Pattern TITLE = Pattern.compile("\\s+(\"[^\"]*\"|'[^']*'|\\([^()]*\\))\\s*$");

    private final String text;

    Ends(String text) {
        this.text = text;
    }

    /** Where the target that starts at {@code start} ends: at its quote or bracket where it has one, else at a space. */
    int of(int start) {
        int limit = Math.min(text.length(), start + LONGEST);
        char before = start > 0 ? text.charAt(start - 1) : ' ';
        if (before == '"' || before == '\'') {
            int close = text.indexOf(before, start);
            return close > 0 && close <= limit ? close : word(start, limit);
        }
        if (before == '<') {
            return angle(start, limit);
        }
        if (before == '(' && start > 1 && text.charAt(start - 2) == ']') {
            return parenthesis(start, limit);
        }
        return word(start, limit);
    }

    private int angle(int start, int limit) {
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '>' || c == '|') {
                return i;
            }
            if (c == '<') {
                break;
            }
        }
        return word(start, limit);
    }

    /** To the parenthesis that closes a target in Markdown, spaces included: some readers take them for part of it. */
    private int parenthesis(int start, int limit) {
        int depth = 0;
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0) {
                Matcher title = TITLE.matcher(text.substring(start, i));
                return title.find() ? start + title.start() : i;
            } else if (c == '\n' && i + 1 < limit && text.charAt(i + 1) == '\n') {
                break;
            }
        }
        return word(start, limit);
    }

    private int word(int start, int limit) {
        int end = start;
        int open = 0;
        while (end < limit) {
            char c = text.charAt(end);
            if (c <= ' '
                    || Character.isSpaceChar(c)
                    || "<>\"`|{}^\u3002\uFF0C\u300D\u300F\u3011\u2026\u00BB\u201D".indexOf(c) >= 0) {
                break;
            }
            if (c == '(' || c == '[') {
                open++;
            } else if ((c == ')' || c == ']') && open-- == 0) {
                break;
            }
            end++;
        }
        while (end > start && ".,;:!?'*_~".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
