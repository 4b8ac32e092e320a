package dev.agentfirewall.policy.plan.builtin;

import org.jspecify.annotations.Nullable;

/**
 * A glob as a regular expression: {@code *} and {@code ?} stop at separators, {@code **} does not; {@code [abc]},
 * {@code [!a-z]}, <code>{a,b}</code>; a backslash takes the next character literally.
 */
final class GlobPattern {
    private final String glob;
    private final String any;
    private final StringBuilder regex = new StringBuilder("(?s)");
    private int at;
    private int groups;

    private GlobPattern(String glob, String separators) {
        this.glob = glob;
        this.any = separators.isEmpty() ? "." : "[^" + literals(separators) + "]";
    }

    /** The regular expression, {@code null} when the glob is malformed. */
    static @Nullable String toRegex(String glob, String separators) {
        GlobPattern pattern = new GlobPattern(glob, separators);
        while (pattern.at < glob.length()) {
            if (!pattern.next()) {
                return null;
            }
        }
        return pattern.groups == 0 ? pattern.regex.toString() : null;
    }

    private boolean next() {
        int c = glob.codePointAt(at);
        at += Character.charCount(c);
        switch (c) {
            case '*' -> star();
            case '?' -> regex.append(any);
            case '[' -> {
                return range();
            }
            case '{' -> {
                groups++;
                regex.append("(?:");
            }
            case '\\' -> {
                if (at == glob.length()) {
                    return false;
                }
                literal(read());
            }
            default -> inGroup(c);
        }
        return true;
    }

    private void star() {
        boolean twice = at < glob.length() && glob.charAt(at) == '*';
        at += twice ? 1 : 0;
        regex.append(twice ? "." : any).append('*');
    }

    private void inGroup(int c) {
        if (c == '}' && groups > 0) {
            groups--;
            regex.append(')');
        } else if (c == ',' && groups > 0) {
            regex.append('|');
        } else {
            literal(c);
        }
    }

    private int read() {
        int c = glob.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private boolean range() {
        boolean not = at < glob.length() && glob.charAt(at) == '!';
        at += not ? 1 : 0;
        if (at >= glob.length()) {
            return false;
        }
        int first = read();
        boolean between = at < glob.length() && glob.charAt(at) == '-';
        String members = between ? span(first) : members(first);
        if (members == null || at >= glob.length() || glob.charAt(at) != ']') {
            return false;
        }
        at++;
        regex.append(not ? "[^" : "[").append(members).append(']');
        return true;
    }

    private @Nullable String span(int first) {
        at++;
        if (at >= glob.length()) {
            return null;
        }
        int last = read();
        return last < first ? null : escaped(first) + "-" + escaped(last);
    }

    private @Nullable String members(int first) {
        StringBuilder members = new StringBuilder();
        for (int c = first; c != ']'; c = at < glob.length() ? read() : -1) {
            if (c == '\\') {
                c = at < glob.length() ? read() : -1;
            }
            if (c < 0) {
                return null;
            }
            members.append(escaped(c));
        }
        at--;
        return members.length() == 0 ? null : members.toString();
    }

    private void literal(int c) {
        regex.append(escaped(c));
    }

    private static String literals(String characters) {
        StringBuilder out = new StringBuilder();
        characters.codePoints().forEach(c -> out.append(escaped(c)));
        return out.toString();
    }

    private static String escaped(int c) {
        return Character.isLetterOrDigit(c) ? Character.toString(c) : String.format("\\x{%x}", c);
    }
}
