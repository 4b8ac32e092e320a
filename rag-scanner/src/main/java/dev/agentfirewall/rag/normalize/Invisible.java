package dev.agentfirewall.rag.normalize;

/** Which characters a person does not see and a model may read. Static tests on code points. */
public final class Invisible {
    private static final int TAG_BLOCK = 0xE0000;

    private Invisible() {}

    /** Joiners, spaces of no width, soft hyphens and fillers. */
    public static boolean zeroWidth(int c) {
        return c == 0xAD
                || c == 0x34F
                || c == 0x61C
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c == 0x180E
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2060 && c <= 0x2065)
                || (c >= 0x206A && c <= 0x206F)
                || c == 0x3164
                || c == 0xFEFF
                || c == 0xFFA0;
    }

    /** Embeddings, overrides and isolates, which change the order in which text is shown. */
    public static boolean bidi(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }

    /** Bidirectional overrides: the two that can show a text backwards. */
    public static boolean bidiOverride(int c) {
        return c == 0x202D || c == 0x202E;
    }

    /** The characters that choose a glyph, and can carry one byte each. */
    public static boolean variationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0x180B && c <= 0x180D);
    }

    /** The byte that a variation selector carries in the common smuggling scheme; -1 for the Mongolian ones. */
    static int selectorByte(int c) {
        if (c >= 0xFE00 && c <= 0xFE0F) {
            return c - 0xFE00;
        }
        return c >= 0xE0100 && c <= 0xE01EF ? c - 0xE0100 + 16 : -1;
    }

    /** The tag block, a shadow of ASCII that no font shows. */
    public static boolean tag(int c) {
        return c >= TAG_BLOCK && c <= TAG_BLOCK + 0x7F;
    }

    /** The ASCII character that a tag stands for, or -1. */
    static int tagText(int c) {
        int ascii = c - TAG_BLOCK;
        return ascii >= 0x20 && ascii < 0x7F ? ascii : -1;
    }

    /** Any of the above. */
    public static boolean any(int c) {
        return c >= 0xAD && (zeroWidth(c) || bidi(c) || variationSelector(c) || tag(c));
    }
}
