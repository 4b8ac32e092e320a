package dev.agentfirewall.rag.sensitive.text;

/** Whether a value stands by itself, rather than inside a longer word, number, address or identifier. */
public final class Bounds {
    private static final int LONGEST_LOOK = 200;

    private Bounds() {}

    /** A letter or digit of ASCII. */
    public static boolean alnum(char c) {
        return (c >= '0' && c <= '9') || letter(c);
    }

    public static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    public static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether the value from {@code start} up to {@code end} is not a part of something longer. */
    public static boolean whole(String text, int start, int end) {
        return opens(text, start) && closes(text, end);
    }

    private static boolean opens(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        if (alnum(before) || before == '_' || before == '@' || before == '%') {
            return false;
        }
        if (before == '.' || before == '/' || before == ',' || before == '-' || before == '+') {
            return start == 1 || !partOfIdentifier(text, start - 2, before);
        }
        return true;
    }

    private static boolean partOfIdentifier(String text, int last, char joint) {
        char before = text.charAt(last);
        if (digit(before)) {
            return true;
        }
        if (joint != '-' && joint != '/') {
            return false;
        }
        int i = last;
        while (i >= 0 && i > last - 16 && (alnum(text.charAt(i)) || text.charAt(i) == '-')) {
            if (digit(text.charAt(i))) {
                return true;
            }
            i--;
        }
        return false;
    }

    private static boolean closes(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char after = text.charAt(end);
        if (alnum(after) || after == '_' || after == '@') {
            return false;
        }
        boolean joint = after == '.' || after == '-' || after == '/' || after == ',' || after == ':';
        return !joint || end + 1 == text.length() || !digit(text.charAt(end + 1));
    }

    /** Whether the place {@code at} lies in a web address. */
    public static boolean inUrl(String text, int at) {
        int limit = Math.max(0, at - LONGEST_LOOK);
        for (int i = at - 1; i >= limit; i--) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '"' || c == '<' || c == '>') {
                return false;
            }
            if (c == '/' && i > 1 && text.charAt(i - 1) == '/' && text.charAt(i - 2) == ':') {
                return true;
            }
        }
        return false;
    }
}
