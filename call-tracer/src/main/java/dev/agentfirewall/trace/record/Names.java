package dev.agentfirewall.trace.record;

import java.util.Locale;

/** Field names in the one form in which they are compared. */
final class Names {
    /** Longer than this is no field's name. */
    private static final int LONGEST = 60;

    private Names() {}

    /**
     * Lower case, words parted by {@code _}, nothing else but letters and digits: {@code postedBy}, {@code Posted-By} and
     * {@code "posted by:"} are all {@code posted_by}. Empty for what is too long to be a name.
     */
    static String plain(String name) {
        if (name.length() > LONGEST) {
            return "";
        }
        StringBuilder plain = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                part(plain);
                continue;
            }
            if (Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1))) {
                part(plain);
            }
            plain.append(c);
        }
        int end = plain.length();
        if (end > 0 && plain.charAt(end - 1) == '_') {
            plain.setLength(end - 1);
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** Every stretch of white space as one space. */
    static String oneSpaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                space = true;
                continue;
            }
            if (space && out.length() > 0) {
                out.append(' ');
            }
            space = false;
            out.append(c);
        }
        return out.toString();
    }

    private static void part(StringBuilder plain) {
        if (plain.length() > 0 && plain.charAt(plain.length() - 1) != '_') {
            plain.append('_');
        }
    }
}
