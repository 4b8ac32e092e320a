package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/**
 * The HTML in a text: where its tags are, and which stretches a reader of the rendered page would not see.
 *
 * @param tags in the order of the text
 * @param unseen contents of comments, HTML's and Markdown's, of elements that are hidden by attribute or inline style, and
 *     of attributes that stand in for what is shown
 */
public record Markup(List<Tag> tags, List<Span> unseen) {
    /** Longer texts are not parsed as HTML; their tags are read as text. */
    public static final int MAX_LENGTH = 1 << 20;

    /** Attributes that are told to those who do not see the page. */
    private static final List<String> SPOKEN =
            List.of("alt", "title", "aria-label", "placeholder", "content", "summary");

    private static final Set<String> UNSHOWN = Set.of("noscript", "template");

    private static final List<String> HIDING = List.of(
            "display:none",
            "visibility:hidden",
            "font-size:0",
            "font-size:1px",
            "opacity:0;",
            "color:white",
            "color:#fff",
            "color:transparent",
            "text-indent:-",
            "left:-9",
            "top:-9",
            "height:0;",
            "max-height:0",
            "width:0;",
            "clip:rect(0",
            "clip-path:inset(100%");

    private static final Markup NONE = new Markup(List.of(), List.of());

    public Markup {
        tags = List.copyOf(tags);
        unseen = List.copyOf(unseen);
    }

    /**
     * A tag.
     *
     * @param span from its {@code <} to past its {@code >}
     * @param block whether it starts a new line
     */
    public record Tag(Span span, boolean block) {}

    /** The HTML in {@code text}; nothing where the text has no closing tag and no comment. */
    public static Markup of(String text) {
        if (text.length() > MAX_LENGTH) {
            return NONE;
        }
        if (!(text.contains("</") || text.contains("<!--") || text.contains("/>") || text.contains("<img"))) {
            List<Span> comments = MarkdownComments.in(text);
            return comments.isEmpty() ? NONE : new Markup(List.of(), comments);
        }
        Document page = Parser.htmlParser().setTrackPosition(true).parseInput(text, "");
        List<Tag> tags = new ArrayList<>();
        List<Span> unseen = new ArrayList<>();
        NodeTraversor.traverse((node, depth) -> read(node, text.length(), tags, unseen), page);
        unseen.addAll(MarkdownComments.in(text));
        tags.sort(Comparator.comparingInt(tag -> tag.span().start()));
        return new Markup(tags, unseen);
    }

    private static void read(Node node, int length, List<Tag> tags, List<Span> unseen) {
        if (node instanceof Comment) {
            add(unseen, node.sourceRange(), length);
        } else if (node instanceof Element element) {
            tag(tags, element.sourceRange(), element.isBlock(), length);
            tag(tags, element.endSourceRange(), element.isBlock(), length);
            if (hidden(element)) {
                contents(unseen, element, length);
            }
            for (String attribute : SPOKEN) {
                if (element.hasAttr(attribute)) {
                    add(unseen, element.attributes().sourceRange(attribute).valueRange(), length);
                }
            }
        }
    }

    private static void tag(List<Tag> tags, Range range, boolean block, int length) {
        if (real(range, length)) {
            tags.add(new Tag(new Span(range.startPos(), range.endPos()), block));
        }
    }

    private static void add(List<Span> spans, Range range, int length) {
        if (real(range, length)) {
            spans.add(new Span(range.startPos(), range.endPos()));
        }
    }

    private static void contents(List<Span> spans, Element element, int length) {
        Range open = element.sourceRange();
        Range close = element.endSourceRange();
        if (real(open, length) && close.isTracked() && close.startPos() >= open.endPos() && close.endPos() <= length) {
            spans.add(new Span(open.startPos(), close.endPos()));
        }
    }

    /** Elements that the parser made up have no place in the text. */
    private static boolean real(Range range, int length) {
        return range.isTracked()
                && !range.isImplicit()
                && range.endPos() > range.startPos()
                && range.endPos() <= length;
    }

    private static boolean hidden(Element element) {
        if (element.hasAttr("hidden")
                || "true".equals(element.attr("aria-hidden"))
                || UNSHOWN.contains(element.normalName())) {
            return true;
        }
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return HIDING.stream().anyMatch(style::contains) || style.endsWith("opacity:0");
    }
}
