package dev.agentfirewall.redteam.story;

/** Text as HTML shows it, in an element and in an attribute between double quotes. */
final class Html {
    private Html() {}

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(unseen(c) ? '\u00b7' : c);
            }
        }
        return out.toString();
    }

    /** What would hide or reorder words on the page, as attackers like to: it is shown as a dot. */
    private static boolean unseen(char c) {
        int kind = Character.getType(c);
        return kind == Character.FORMAT || (kind == Character.CONTROL && c != '\n' && c != '\t');
    }
}
