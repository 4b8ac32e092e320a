package dev.agentfirewall.approvals;

/**
 * Text as a person may read it on a terminal or a page: on one line, in the order in which it stands, with nothing hidden. Control characters,
 * characters that turn the direction of writing or take no room, odd spaces, unassigned and private ones stand as {@code \u202e}; a backslash is
 * doubled, so that none of these can be faked.
 */
public final class Visible {
    private Visible() {}

    /** {@code text} with what could not be seen made visible. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (point == '\\') {
                out.append("\\\\");
            } else if (point == '\n') {
                out.append("\\n");
            } else if (point == '\t') {
                out.append("\\t");
            } else if (hidden(point)) {
                escape(point, out);
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    /** {@code point} as an escape, for what a screen cannot show. */
    public static String escaped(int point) {
        StringBuilder out = new StringBuilder(12);
        escape(point, out);
        return out.toString();
    }

    private static void escape(int point, StringBuilder out) {
        for (char unit : Character.toChars(point)) {
            out.append("\\u").append(String.format("%04x", (int) unit));
        }
    }

    private static boolean hidden(int point) {
        if (point == ' ') {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> true;
            default -> invisible(point);
        };
    }

    // Letters and marks by their category, and yet nothing to be seen: fillers, and what picks a variant of the letter
    // before.
    private static boolean invisible(int point) {
        return point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || point == 0x2800
                || point == 0x034F
                || (point >= 0x180B && point <= 0x180F)
                || (point >= 0xFE00 && point <= 0xFE0F)
                || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
