package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads text in which each line says something of its own. Consecutive lines with different names are one record; an item, a line without a name
 * and a line of several {@code name: value} pairs are each a record; an indented line belongs to the one before. Not thread-safe.
 */
final class LinesReader {
    private final String text;
    private final List<Span> lines;
    private final List<Node> roots = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private List<Node.Member> open = new ArrayList<>();

    private LinesReader(String text, List<Span> lines) {
        this.text = text;
        this.lines = lines;
    }

    /** Whether the text between looks more like lines than like prose. */
    static boolean looksSo(String text, int from, int end) {
        return LineShape.of(text, Lines.of(text, from, end)).isLines();
    }

    static List<Node> read(String text, int from, int end) {
        return new LinesReader(text, Lines.of(text, from, end)).all();
    }

    private List<Node> all() {
        for (int i = 0; i < lines.size(); ) {
            int next = i + 1;
            if (Lines.isBlank(text, lines.get(i))) {
                close();
            } else {
                next = continued(i);
                line(lines.get(i).start(), lines.get(next - 1).end());
            }
            i = next;
        }
        close();
        return roots;
    }

    /** The first line after {@code line} that does not go on from it by being indented further. */
    private int continued(int line) {
        int indent = indent(line);
        int next = line + 1;
        while (next < lines.size()
                && !Lines.isBlank(text, lines.get(next))
                && !isMarked(lines.get(next))
                && (indent(next) > indent + 1 || isWrapped(lines.get(next - 1)))) {
            next++;
        }
        return next;
    }

    private boolean isWrapped(Span line) {
        return !Stops.isStop(text.charAt(line.end() - 1))
                && !LineBreaks.endsSentence(text, line.start(), text.indexOf('\n', line.end()));
    }

    private int indent(int line) {
        Span span = lines.get(line);
        return Lines.trimStart(text, span.start(), span.end()) - span.start();
    }

    private boolean isMarked(Span line) {
        int at = Lines.trimStart(text, line.start(), line.end());
        return ListMark.length(text, at, line.end()) > 0 || KeyMark.colon(text, at, line.end()) >= 0;
    }

    private void line(int from, int end) {
        int start = Lines.trimStart(text, from, end);
        int mark = ListMark.length(text, start, end);
        List<Node.Member> pairs = pairs(start + mark, end);
        if (pairs.isEmpty()) {
            close();
            roots.add(Node.copied(text, start + mark, end));
        } else if (mark > 0 || pairs.size() > 1) {
            close();
            roots.add(new Node.Mapping(new Span(start + mark, end), pairs, true));
        } else {
            add(pairs.get(0));
        }
    }

    private void add(Node.Member member) {
        if (!names.add(Names.plain(member.name().value()))) {
            close();
            names.add(Names.plain(member.name().value()));
        }
        open.add(member);
    }

    private void close() {
        if (!open.isEmpty()) {
            int start = open.get(0).name().span().start();
            int end = open.get(open.size() - 1).value().span().end();
            roots.add(new Node.Mapping(new Span(start, end), open, true));
            open = new ArrayList<>();
        }
        names.clear();
    }

    /** {@code Airline: Blue, Flight Number: B1, Price: 200}. */
    private List<Node.Member> pairs(int from, int end) {
        List<Node.Member> pairs = new ArrayList<>();
        int at = from;
        int colon = KeyMark.colon(text, at, end);
        while (colon >= 0) {
            int valueStart = Lines.trimStart(text, colon + 1, end);
            int next = nextPair(valueStart, end);
            int valueEnd = Lines.trimEnd(text, valueStart, next < 0 ? end : next);
            pairs.add(new Node.Member(
                    Node.copied(text, at, Lines.trimEnd(text, at, colon)), Node.copied(text, valueStart, valueEnd)));
            if (next < 0) {
                break;
            }
            at = Lines.trimStart(text, next + 1, end);
            colon = KeyMark.colon(text, at, end);
        }
        return pairs;
    }

    /** Where the comma or semicolon stands after which another pair begins; -1 where none does. */
    private int nextPair(int from, int end) {
        for (int at = from; at + 2 < end; at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                return -1;
            }
            boolean parts = (c == ',' || c == ';' || c == '|') && text.charAt(at + 1) == ' ';
            if (parts && KeyMark.colon(text, Lines.trimStart(text, at + 1, end), end) >= 0) {
                return at;
            }
        }
        return -1;
    }
}
