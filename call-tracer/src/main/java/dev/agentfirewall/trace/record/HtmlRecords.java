package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Puts the elements and texts of a page, told in their order, together to records. Not thread-safe; one for each reading. */
final class HtmlRecords {
    private static final Set<String> CONTAINERS = Set.of(
            "article",
            "section",
            "aside",
            "li",
            "tr",
            "blockquote",
            "form",
            "details",
            "main",
            "item",
            "entry",
            "figure",
            "footer",
            "header",
            "nav");

    /** Where a paragraph of prose is a record of its own. */
    private static final Set<String> WIDE =
            Set.of("", "article", "section", "main", "body", "div", "form", "aside", "td", "blockquote");

    private static final Set<String> TITLES = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "title", "caption", "legend");

    private final String text;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final List<Node.Member> waiting = new ArrayList<>();
    private List<String> columns = new ArrayList<>();
    private HtmlRun run;
    private String block = "";
    private String term = "";
    private int nodes;

    HtmlRecords(String text, int start) {
        this.text = text;
        this.run = new HtmlRun(text);
        frames.push(new Frame("", "", start));
    }

    /** An element whose parts are being read. */
    private static final class Frame {
        private final String tag;
        private final String kind;
        private final int start;
        private final List<Node.Member> members = new ArrayList<>();
        private int cells;

        Frame(String tag, String kind, int start) {
            this.tag = tag;
            this.kind = kind;
            this.start = start;
        }

        /** Whether it is only there to be closed: its parts are its parent's. */
        boolean isTransparent() {
            return !CONTAINERS.contains(tag) && !(tag.equals("div") && !kind.isEmpty());
        }
    }

    static boolean isAuthor(String kind) {
        return !kind.isEmpty() && Authors.isName(kind);
    }

    void text(int from, int to) {
        run.add(from, to);
    }

    void lineBreak(int from, int to) {
        run.lineBreak(from, to);
    }

    /** A text that is not shown in the flow: an attribute, a comment. It follows the run of text in which it stands. */
    void value(String name, int from, int to) throws Unreadable {
        if (from < to) {
            HtmlRun value = new HtmlRun(text);
            value.add(from, to);
            count();
            waiting.add(named(name, value.scalar()));
        }
    }

    void open(String tag, String kind, int start) throws Unreadable {
        flush();
        block = isAuthor(kind) ? kind : tag;
        if (tag.equals("table")) {
            columns = new ArrayList<>();
        }
        boolean kept = CONTAINERS.contains(tag) || tag.equals("div") || isAuthor(kind);
        if (kept && frames.size() < Bounds.DEPTH / 2) {
            frames.push(new Frame(tag, kind, start));
        }
    }

    void close(String tag, Span closing) throws Unreadable {
        boolean open = frames.stream().anyMatch(frame -> frame.tag.equals(tag));
        if (!open && (tag.equals("span") || tag.equals("a") || tag.equals("cite"))) {
            return;
        }
        flush();
        block = "";
        while (open && frames.size() > 1) {
            Frame frame = frames.pop();
            add(frame, closing.end());
            open = !frame.tag.equals(tag);
        }
    }

    /** Ends the page; returns all of it. */
    Node close(int end) throws Unreadable {
        flush();
        while (frames.size() > 1) {
            add(frames.pop(), end);
        }
        return new Node.Mapping(new Span(frames.element().start, end), frames.element().members, true);
    }

    private void add(Frame frame, int end) {
        List<Node.Member> outer = frames.element().members;
        if (frame.isTransparent()) {
            outer.addAll(frame.members);
        } else if (!frame.members.isEmpty()) {
            Node.Mapping record = new Node.Mapping(new Span(frame.start, end), frame.members, true);
            outer.add(named(frame.kind.isEmpty() ? frame.tag : frame.kind, record));
        }
    }

    /** The run of text so far becomes a field, or a record where it is a paragraph on its own. */
    private void flush() throws Unreadable {
        Frame frame = frames.element();
        if (run.isBlank()) {
            frame.members.addAll(waiting);
        } else {
            count();
            add(frame, run.scalar());
        }
        waiting.clear();
        run = new HtmlRun(text);
    }

    private void add(Frame frame, Node.Scalar scalar) {
        Node.Member said = named(name(frame, scalar), scalar);
        if (!WIDE.contains(frame.tag) || TITLES.contains(block) || !Shapes.isProse(scalar.value())) {
            List<Node.Member> members = new ArrayList<>(waiting);
            members.add(said);
            frame.members.addAll(inOrder(members));
            return;
        }
        Span span = scalar.span();
        List<Node.Member> inside = new ArrayList<>(List.of(said));
        List<Node.Member> after = new ArrayList<>();
        for (Node.Member value : waiting) {
            Span at = value.value().span();
            List<Node.Member> where =
                    at.start() < span.start() ? frame.members : at.end() <= span.end() ? inside : after;
            where.add(value);
        }
        frame.members.add(named("text", new Node.Mapping(span, inside, true)));
        frame.members.addAll(after);
    }

    private static List<Node.Member> inOrder(List<Node.Member> members) {
        members.sort(Comparator.comparingInt(member -> member.value().span().start()));
        return members;
    }

    private String name(Frame frame, Node.Scalar scalar) {
        if (block.equals("th") || block.equals("td")) {
            int cell = frame.cells++;
            if (block.equals("th") && cell == columns.size()) {
                columns.add(scalar.value());
            }
            return cell < columns.size() ? columns.get(cell) : block;
        }
        if (block.equals("dt")) {
            term = scalar.value();
        }
        if (block.equals("dd") && !term.isEmpty()) {
            return term;
        }
        return TITLES.contains(block)
                ? "title"
                : block.isEmpty() || block.equals("p") || block.equals("label") ? "text" : block;
    }

    private void count() throws Unreadable {
        if (++nodes > Bounds.NODES) {
            throw Unreadable.NO;
        }
    }

    private static Node.Member named(String name, Node value) {
        return Node.named(name, value);
    }
}
