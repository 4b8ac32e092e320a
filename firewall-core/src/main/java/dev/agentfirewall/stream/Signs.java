package dev.agentfirewall.stream;

/** Scripts that put no space between words: each of their signs stands for itself. */
final class Signs {
    private Signs() {}

    static boolean alone(int c) {
        return c >= 0x0E00 && (Character.isIdeographic(c) || written(Character.UnicodeScript.of(c)) || stop(c));
    }

    private static boolean written(Character.UnicodeScript script) {
        return switch (script) {
            case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, BOPOMOFO -> true;
            default -> false;
        };
    }

    /** Whether a part of a sentence ends with it. */
    static boolean stop(int c) {
        return (c >= 0x3001 && c <= 0x3011) || c == 0xFF0C || c == 0xFF01 || c == 0xFF1F || c == 0xFF1B;
    }
}
