package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads tables whose cells are parted by {@code |}, with or without a line under the header, and prose around one. */
final class TableReader {
    private final String text;
    private final List<Span> lines;

    private TableReader(String text, int from, int end) {
        this.text = text;
        this.lines = Lines.of(text, from, end);
    }

    /**
     * A table and where it stands.
     *
     * @param header the cells that name the columns, empty where there are none
     */
    record Table(Span span, Optional<Node> header, List<Node> rows) {}

    /** The first table of at least two rows. */
    static Optional<Table> read(String text, int from, int end) {
        return text.indexOf('|', from) < 0 ? Optional.empty() : new TableReader(text, from, end).first();
    }

    private Optional<Table> first() {
        int line = 0;
        while (line + 1 < lines.size()) {
            int after = line;
            while (after < lines.size() && isRow(lines.get(after))) {
                after++;
            }
            if (after - line >= 2 && isTable(line, after)) {
                return Optional.of(table(line, after));
            }
            line = Math.max(after, line + 1);
        }
        return Optional.empty();
    }

    private boolean isTable(int line, int after) {
        boolean ruled = isRule(lines.get(line)) || isRule(lines.get(line + 1));
        int columns = cells(lines.get(line)).size();
        return ruled || (columns > 1 && columns == cells(lines.get(after - 1)).size());
    }

    private boolean isRow(Span line) {
        int at = Lines.trimStart(text, line.start(), line.end());
        return at < line.end() && (text.charAt(at) == '|' || isRule(line) || barIn(at, line.end()));
    }

    private boolean barIn(int from, int end) {
        for (int at = from + 1; at + 1 < end; at++) {
            if (text.charAt(at) == '|' && text.charAt(at - 1) == ' ' && text.charAt(at + 1) == ' ') {
                return true;
            }
        }
        return false;
    }

    /** {@code |---|:-:|} or {@code +---+}. */
    private boolean isRule(Span line) {
        boolean dash = false;
        for (int at = line.start(); at < line.end(); at++) {
            char c = text.charAt(at);
            dash |= c == '-' || c == '=';
            if ("|-+:= \t".indexOf(c) < 0) {
                return false;
            }
        }
        return dash;
    }

    private Table table(int line, int after) {
        int top = isRule(lines.get(line)) ? line + 1 : line;
        boolean headed = top + 1 < after && isRule(lines.get(top + 1));
        List<Node.Scalar> header = headed ? cells(lines.get(top)) : List.of();
        List<Node> rows = new ArrayList<>();
        for (int i = headed ? top + 2 : top; i < after; i++) {
            if (!isRule(lines.get(i))) {
                rows.add(Rows.record(header, cells(lines.get(i)), lines.get(i)));
            }
        }
        Span span = new Span(lines.get(line).start(), lines.get(after - 1).end());
        return new Table(
                span, headed ? Optional.of(Rows.record(List.of(), header, lines.get(top))) : Optional.empty(), rows);
    }

    private List<Node.Scalar> cells(Span line) {
        List<Node.Scalar> cells = new ArrayList<>();
        int at = Lines.trimStart(text, line.start(), line.end());
        at = at < line.end() && text.charAt(at) == '|' ? at + 1 : at;
        while (at < line.end()) {
            int stop = at;
            while (stop < line.end() && (text.charAt(stop) != '|' || text.charAt(stop - 1) == '\\')) {
                stop++;
            }
            int start = Lines.trimStart(text, at, stop);
            cells.add(Node.copied(text, start, Lines.trimEnd(text, start, stop)));
            at = stop + 1;
        }
        return cells;
    }
}
