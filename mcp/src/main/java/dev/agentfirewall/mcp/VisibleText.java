package dev.agentfirewall.mcp;

/** Text in which zero-width, bidirectional, tag and unassigned characters are escapes: a reviewer reads what a model would. */
public final class VisibleText {
    private VisibleText() {}

    /** {@code text}, with escapes for what would not be seen. */
    public static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (seen(point)) {
                out.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    out.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return out.toString();
    }

    private static boolean seen(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.CONTROL -> point == '\n';
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> !isHangulFiller(point) && !isVariationSelector(point);
        };
    }

    private static boolean isHangulFiller(int point) {
        return point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0;
    }

    private static boolean isVariationSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
    }
}
