package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rows of cells parted by commas, semicolons or tabs, quoted as RFC 4180 has it. Prose holds commas too, so every row must have as many cells
 * as the first, and the first must look like names. Not thread-safe; one for each reading.
 */
final class CsvReader {
    private static final int LONGEST_NAME = 40;

    private final String text;
    private final int end;
    private final char parts;
    private int at;

    private CsvReader(String text, int from, int end, char parts) {
        this.text = text;
        this.at = from;
        this.end = end;
        this.parts = parts;
    }

    /** A header's record and those of its rows. */
    record Csv(Node header, List<Node> rows) {}

    static Optional<Csv> read(String text, int from, int end) {
        for (char parts : new char[] {'\t', ';', ','}) {
            Optional<Csv> csv =
                    couldBe(text, from, end, parts) ? new CsvReader(text, from, end, parts).all() : Optional.empty();
            if (csv.isPresent()) {
                return csv;
            }
        }
        return Optional.empty();
    }

    /** Whether the first line holds the mark, and there is a second. */
    private static boolean couldBe(String text, int from, int end, char parts) {
        int line = text.indexOf('\n', from);
        int mark = text.indexOf(parts, from);
        return line >= 0 && line < end && mark >= 0 && mark < line;
    }

    private Optional<Csv> all() {
        try {
            int start = at;
            List<Node.Scalar> header = row();
            if (!isHeader(header)) {
                return Optional.empty();
            }
            Node names = Rows.record(List.of(), header, new Span(start, rowEnd(header)));
            List<Node> rows = new ArrayList<>();
            while (at < end) {
                int from = Lines.trimStart(text, at, end);
                at = isBlankTo(from) ? from : at;
                List<Node.Scalar> cells = row();
                if (cells.size() != header.size() || rows.size() * header.size() > Bounds.NODES) {
                    return Optional.empty();
                }
                rows.add(Rows.record(header, cells, new Span(cells.get(0).span().start(), rowEnd(cells))));
            }
            boolean enough = rows.size() >= 2 || (rows.size() == 1 && header.size() >= 3);
            return enough ? Optional.of(new Csv(names, rows)) : Optional.empty();
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** Whether nothing but blank lines stands before {@code from}. */
    private boolean isBlankTo(int from) {
        return text.substring(at, from).indexOf('\n') >= 0;
    }

    private static int rowEnd(List<Node.Scalar> cells) {
        return cells.get(cells.size() - 1).span().end();
    }

    private static boolean isHeader(List<Node.Scalar> cells) {
        Set<String> names = new HashSet<>();
        for (Node.Scalar cell : cells) {
            String name = cell.value();
            boolean named = !name.isEmpty()
                    && name.length() <= LONGEST_NAME
                    && name.chars().anyMatch(Character::isLetter)
                    && name.indexOf(':') < 0
                    && !Stops.isStop(name.charAt(name.length() - 1));
            if (!named || !names.add(name) || Shapes.words(name, 6) > 4) {
                return false;
            }
        }
        return cells.size() >= 2;
    }

    /** The cells up to the end of the line; the line break is passed. */
    private List<Node.Scalar> row() throws Unreadable {
        List<Node.Scalar> cells = new ArrayList<>();
        while (true) {
            int start = at;
            while (start < end && text.charAt(start) == ' ') {
                start++;
            }
            cells.add(start < end && text.charAt(start) == '"' ? quoted(start) : bare());
            if (at >= end || text.charAt(at) == '\n') {
                at = Math.min(end, at + 1);
                return cells;
            }
            if (text.charAt(at) == '\r') {
                at++;
            } else if (text.charAt(at) == parts) {
                at++;
                continue;
            } else {
                throw Unreadable.NO;
            }
            at = at < end && text.charAt(at) == '\n' ? at + 1 : at;
            return cells;
        }
    }

    private Node.Scalar bare() {
        int start = at;
        while (at < end && text.charAt(at) != parts && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        int from = Lines.trimStart(text, start, at);
        return Node.copied(text, from, Lines.trimEnd(text, from, at));
    }

    private Node.Scalar quoted(int open) throws Unreadable {
        StringBuilder value = new StringBuilder();
        Places.Builder places = new Places.Builder();
        int from = open + 1;
        while (true) {
            int quote = text.indexOf('"', from);
            if (quote < 0 || quote >= end) {
                throw Unreadable.NO;
            }
            boolean escaped = quote + 1 < end && text.charAt(quote + 1) == '"';
            int stop = escaped ? quote + 1 : quote;
            value.append(text, from, stop);
            places.copied(from, stop - from);
            from = quote + 2;
            if (!escaped) {
                at = quote + 1;
                return new Node.Scalar(new Span(open, at), value.toString(), places.build(open + 1), true);
            }
        }
    }
}
