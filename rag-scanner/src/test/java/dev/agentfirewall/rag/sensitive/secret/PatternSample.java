package dev.agentfirewall.rag.sensitive.secret;

import java.util.Random;

/**
 * Writes a string that a pattern of {@code secrets.tsv} matches, so that no token stands in this repository. Knows the part of RE2 that
 * the table uses.
 */
final class PatternSample {
    private static final String PRINTABLE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/=.~@%";

    private final String pattern;
    private final Random random;
    private int at;

    private PatternSample(String pattern, Random random) {
        this.pattern = pattern;
        this.random = random;
    }

    static String of(String pattern, Random random) {
        return new PatternSample(pattern, random).alternatives();
    }

    private String alternatives() {
        StringBuilder branch = new StringBuilder();
        String chosen = "";
        int branches = 0;
        while (true) {
            boolean end = at == pattern.length() || pattern.charAt(at) == ')';
            if (end || pattern.charAt(at) == '|') {
                branches++;
                if (random.nextInt(branches) == 0) {
                    chosen = branch.toString();
                }
                branch.setLength(0);
                if (end) {
                    return chosen;
                }
                at++;
            } else {
                branch.append(repeated());
            }
        }
    }

    private String repeated() {
        int start = at;
        atom();
        int end = at;
        int[] times = times();
        int after = at;
        int count = times[0] + (times[1] > times[0] ? random.nextInt(Math.min(4, times[1] - times[0] + 1)) : 0);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            at = start;
            out.append(atom());
        }
        at = Math.max(after, end);
        return out.toString();
    }

    private int[] times() {
        char c = at < pattern.length() ? pattern.charAt(at) : 0;
        if (c == '?' || c == '*' || c == '+') {
            at++;
            skipLazy();
            return new int[] {c == '+' ? 1 : 0, c == '?' ? 1 : 3};
        }
        if (c != '{') {
            return new int[] {1, 1};
        }
        String[] ends = pattern.substring(at + 1, pattern.indexOf('}', at)).split(",", -1);
        at = pattern.indexOf('}', at) + 1;
        skipLazy();
        int least = Integer.parseInt(ends[0]);
        return new int[] {least, ends.length == 1 ? least : ends[1].isEmpty() ? least + 8 : Integer.parseInt(ends[1])};
    }

    private void skipLazy() {
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            at++;
        }
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^' -> "";
            case '(' -> group();
            case '[' -> one(charClass());
            case '\\' -> escaped(pattern.charAt(at++));
            default -> String.valueOf(c);
        };
    }

    private String group() {
        if (pattern.charAt(at) == '?') {
            int colon = pattern.indexOf(':', at);
            int close = pattern.indexOf(')', at);
            at = colon >= 0 && (close < 0 || colon < close) ? colon + 1 : close;
            if (pattern.charAt(at) == ')') {
                at++;
                return ""; // a flag alone, such as (?i)
            }
        }
        String inner = alternatives();
        at++;
        return inner;
    }

    private String escaped(char c) {
        return switch (c) {
            case 'd' -> one("0123456789");
            case 'w', 'S' -> one("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
            case 's' -> " ";
            default -> String.valueOf(c);
        };
    }

    private String charClass() {
        boolean not = pattern.charAt(at) == '^';
        at += not ? 1 : 0;
        StringBuilder members = new StringBuilder();
        while (pattern.charAt(at) != ']') {
            member(members);
        }
        at++;
        if (!not) {
            return members.toString();
        }
        StringBuilder others = new StringBuilder();
        "abcdefghijkmnpqrstuvwxyz23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
                .chars()
                .filter(c -> members.indexOf(String.valueOf((char) c)) < 0)
                .forEach(c -> others.append((char) c));
        return others.toString();
    }

    private void member(StringBuilder members) {
        char c = pattern.charAt(at++);
        if (c == '\\') {
            char escaped = pattern.charAt(at++);
            members.append(
                    escaped == 'd'
                            ? "0123456789"
                            : escaped == 's' ? " \n\t" : escaped == 'w' ? PRINTABLE : String.valueOf(escaped));
        } else if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
            char last = pattern.charAt(at + 1);
            at += 2;
            for (char one = c; one <= last; one++) {
                members.append(one);
            }
        } else {
            members.append(c);
        }
    }

    private String one(String of) {
        return String.valueOf(of.charAt(random.nextInt(of.length())));
    }
}
