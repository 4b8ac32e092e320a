package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.List;

/**
 * What the lines of a text look like, counted.
 *
 * @param lines those that are not blank
 * @param named those that begin with a name and a colon
 * @param items those that begin with a list's mark
 * @param brief those that are short and end as no sentence does
 * @param pairs {@code name: value} pairs in the first line
 */
record LineShape(int lines, int named, int items, int brief, int pairs) {
    private static final int BRIEF = 60;

    static LineShape of(String text, List<Span> all) {
        int lines = 0;
        int named = 0;
        int items = 0;
        int brief = 0;
        int pairs = 0;
        for (Span line : all) {
            int at = Lines.trimStart(text, line.start(), line.end());
            if (at == line.end()) {
                continue;
            }
            if (lines++ == 0) {
                pairs = pairs(text, at, line.end());
            }
            int mark = ListMark.length(text, at, line.end());
            items += mark > 0 ? 1 : 0;
            named += mark == 0 && KeyMark.colon(text, at, line.end()) >= 0 ? 1 : 0;
            brief += line.end() - at <= BRIEF && !endsSentence(text.charAt(line.end() - 1)) ? 1 : 0;
        }
        return new LineShape(lines, named, items, brief, pairs);
    }

    boolean isLines() {
        if (lines < 2) {
            return pairs >= 3;
        }
        boolean marked = named + items >= 2 && (named + items) * 2 >= lines;
        return marked || pairs >= 3 || (brief * 5 >= lines * 4 && (lines >= 3 || named > 0));
    }

    private static int pairs(String text, int from, int end) {
        int pairs = KeyMark.colon(text, from, end) >= 0 ? 1 : 0;
        for (int at = from; pairs > 0 && at + 2 < end; at++) {
            boolean parts = text.charAt(at) == ',' && text.charAt(at + 1) == ' ';
            pairs += parts && KeyMark.colon(text, at + 2, end) >= 0 ? 1 : 0;
        }
        return pairs;
    }

    private static boolean endsSentence(char c) {
        return Stops.isStop(c) || c == ',' || c == ';';
    }
}
