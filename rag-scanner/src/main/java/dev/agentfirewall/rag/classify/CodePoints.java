package dev.agentfirewall.rag.classify;

/** From code points to UTF-16 units within one segment of a text; asked in rising order it walks the text once. */
final class CodePoints {
    private final String text;
    private final int from;
    private final int to;
    private int codePoint;
    private int unit;

    CodePoints(String text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.unit = from;
    }

    /** Where the code point number {@code wanted} of the segment begins in the whole text. */
    int unit(int wanted) {
        if (wanted < codePoint) {
            codePoint = 0;
            unit = from;
        }
        while (codePoint < wanted && unit < to) {
            unit += Character.charCount(text.codePointAt(unit));
            codePoint++;
        }
        return Math.min(unit, to);
    }

    /** Where the walk stands. */
    int last() {
        return unit;
    }
}
