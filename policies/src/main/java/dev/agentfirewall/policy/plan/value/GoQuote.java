package dev.agentfirewall.policy.plan.value;

/** A string in double quotes, as Go's {@code strconv.Quote} writes it. */
final class GoQuote {
    private GoQuote() {}

    static void quote(String text, StringBuilder out) {
        out.append('"');
        text.codePoints().forEach(c -> escape(c, out));
        out.append('"');
    }

    private static void escape(int c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case 7 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 11 -> out.append("\\v");
            default -> {
                if (printable(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append(hex(c));
                }
            }
        }
    }

    private static String hex(int c) {
        if (c < ' ' || c == 0x7f) {
            return String.format("\\x%02x", c);
        }
        return c < 0x10000 ? String.format("\\u%04x", c) : String.format("\\U%08x", c);
    }

    private static boolean printable(int c) {
        if (c == ' ' || (c > ' ' && c < 0x7f)) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
