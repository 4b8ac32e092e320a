package dev.agentfirewall.redteam.story;

import dev.agentfirewall.scan.Span;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A text with marks in it, as HTML. Of a long text, the beginning and what lies around the marks are shown. */
final class MarkedText {
    private static final int WHOLE = 4_000;
    private static final int HEAD = 1_200;
    private static final int AROUND = 250;

    private final String text;
    private final List<Mark> marks;

    MarkedText(String text, List<Mark> marks) {
        this.text = text;
        this.marks = marks.stream().map(this::within).toList();
    }

    private Mark within(Mark mark) {
        int end = Math.min(mark.span().end(), text.length());
        return new Mark(new Span(Math.min(mark.span().start(), end), end), mark.kind(), mark.id());
    }

    String html() {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int to : edges()) {
            piece(out, from, to);
            from = to;
        }
        return out.toString();
    }

    /** Where something begins or ends, the text's own end last. */
    private Set<Integer> edges() {
        Set<Integer> edges = new TreeSet<>();
        marks.forEach(mark -> {
            edges.add(mark.span().start());
            edges.add(mark.span().end());
        });
        edges.add(text.length());
        edges.remove(0);
        return edges;
    }

    private void piece(StringBuilder out, int from, int to) {
        marks.stream()
                .filter(mark -> mark.span().start() == from && !mark.id().isEmpty())
                .forEach(mark -> out.append("<i id=\"").append(mark.id()).append("\"></i>"));
        String kinds = marks.stream()
                .filter(mark -> mark.span().start() < to && mark.span().end() > from)
                .map(Mark::kind)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        if (kinds.isEmpty()) {
            plain(out, from, to);
        } else {
            out.append("<mark class=\"").append(kinds).append("\">");
            out.append(Html.escape(text.substring(from, to))).append("</mark>");
        }
    }

    private void plain(StringBuilder out, int from, int to) {
        int head = from == 0 ? HEAD : AROUND;
        int tail = to == text.length() ? 0 : AROUND;
        if (text.length() <= WHOLE || to - from <= head + tail) {
            out.append(Html.escape(text.substring(from, to)));
            return;
        }
        int cut = whole(from + head);
        int again = whole(to - tail);
        out.append(Html.escape(text.substring(from, cut)))
                .append("<em> … ")
                .append(again - cut)
                .append(" characters … </em>")
                .append(Html.escape(text.substring(again, to)));
    }

    /** The same place, or the one after it where it would part two halves of a character. */
    private int whole(int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }
}
