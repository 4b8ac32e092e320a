package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import org.jsoup.parser.Parser;

/** A run of text on a page as it is read there: entities meant, white space as one unit: a line break where it holds one. Not thread-safe. */
final class HtmlRun {
    /** The longest entity has 33 units. */
    private static final int ENTITY = 34;

    private final String text;
    private final StringBuilder value = new StringBuilder();
    private final Places.Builder places = new Places.Builder();
    private int start = -1;
    private int end;
    private int spaceFrom = -1;
    private int spaceTo;
    private char space = ' ';

    HtmlRun(String text) {
        this.text = text;
    }

    boolean isBlank() {
        return value.isEmpty();
    }

    void add(int from, int to) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                space(at, at + 1);
                space = c == '\n' ? c : space;
                at++;
            } else {
                at = c == '&' ? entity(at, to) : unit(at);
            }
        }
    }

    void lineBreak(int from, int to) {
        space(from, to);
        space = '\n';
    }

    Node.Scalar scalar() {
        Span span = start < 0 ? new Span(end, end) : new Span(start, end);
        return new Node.Scalar(span, value.toString(), places.build(span.start()), true);
    }

    private void space(int from, int to) {
        spaceFrom = spaceFrom < 0 ? from : spaceFrom;
        spaceTo = to;
    }

    private int unit(int at) {
        begin(at, at + 1);
        value.append(text.charAt(at));
        places.copied(at, 1);
        return at + 1;
    }

    private int entity(int at, int to) {
        int stop = at + 1;
        while (stop < to
                && stop - at < ENTITY
                && text.charAt(stop) != ';'
                && text.charAt(stop) != '&'
                && text.charAt(stop) > ' ') {
            stop++;
        }
        if (stop >= to || text.charAt(stop) != ';') {
            return unit(at);
        }
        String meant = Parser.unescapeEntities(text.substring(at, stop + 1), false);
        if (meant.isEmpty() || meant.length() > 2) {
            return unit(at);
        }
        begin(at, stop + 1);
        value.append(meant);
        places.written(at, stop + 1, meant.length());
        return stop + 1;
    }

    private void begin(int from, int to) {
        if (spaceFrom >= 0 && !value.isEmpty()) {
            value.append(space);
            places.written(spaceFrom, spaceTo, 1);
        }
        spaceFrom = -1;
        space = ' ';
        start = start < 0 ? from : start;
        end = to;
    }
}
