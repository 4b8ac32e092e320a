package dev.agentfirewall.trace.value;

/** Mail addresses as they are written around: with a display name, or as a link. */
final class Mailbox {
    private static final String LINK = "mailto:";

    private Mailbox() {}

    /** Whether {@code text} is one address and nothing else. */
    static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && at < text.length() - 1
                && text.chars().noneMatch(Mailbox::parts);
    }

    /** The address in {@code Bob <bob@acme.example>} or {@code mailto:bob@acme.example}; empty for all else. */
    static String addressIn(String text) {
        String stripped = text.strip();
        if (stripped.regionMatches(true, 0, LINK, 0, LINK.length())) {
            String rest = stripped.substring(LINK.length());
            int query = rest.indexOf('?');
            String address = query < 0 ? rest : rest.substring(0, query);
            return isAddress(address) ? address : "";
        }
        int open = stripped.lastIndexOf('<');
        if (open < 0 || !stripped.endsWith(">")) {
            return "";
        }
        String address = stripped.substring(open + 1, stripped.length() - 1);
        return isAddress(address) && stripped.indexOf('@') > open ? address : "";
    }

    private static boolean parts(int c) {
        return Character.isWhitespace(c) || "<>,;:()[]\"/\\".indexOf(c) >= 0;
    }
}
