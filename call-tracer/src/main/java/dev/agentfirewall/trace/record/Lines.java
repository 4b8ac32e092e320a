package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text, their breaks and the space at their ends left off; blank ones are empty spans. */
final class Lines {
    private Lines() {}

    static List<Span> of(String text, int from, int end) {
        List<Span> lines = new ArrayList<>();
        int start = from;
        while (start < end) {
            int stop = text.indexOf('\n', start);
            stop = stop < 0 || stop > end ? end : stop;
            lines.add(new Span(start, trimEnd(text, start, stop)));
            start = stop + 1;
        }
        return lines;
    }

    static boolean isBlank(String text, Span line) {
        return trimStart(text, line.start(), line.end()) == line.end();
    }

    /** The first unit that is no white space, or {@code end}. */
    static int trimStart(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The first unit after the last that is no white space, or {@code from}. */
    static int trimEnd(String text, int from, int end) {
        int at = end;
        while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
