package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads HTML tag by tag, from left to right, as it stands and not as a browser would mend it: so every place is exact and every element lies in
 * the one before it. What is not shown (comments, hidden fields, long attributes) is read too. Not thread-safe; one for each reading.
 */
final class HtmlReader {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "main",
            "aside",
            "header",
            "footer",
            "nav",
            "body",
            "html",
            "head",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "caption",
            "blockquote",
            "pre",
            "form",
            "fieldset",
            "legend",
            "label",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "title",
            "hr",
            "figure",
            "figcaption",
            "option",
            "select",
            "button",
            "textarea",
            "details",
            "summary",
            "address",
            "iframe",
            "video",
            "script",
            "style",
            "item",
            "entry");

    private static final Set<String> LINKS = Set.of(
            "href",
            "src",
            "action",
            "value",
            "alt",
            "title",
            "placeholder",
            "content",
            "formaction",
            "data-url",
            "aria-label");

    /** What says how a page looks, and no more. */
    private static final Set<String> UNREAD =
            Set.of("style", "class", "id", "srcset", "sizes", "d", "points", "transform", "viewbox");

    private final String text;
    private final int end;
    private final HtmlRecords records;
    private boolean noComment;
    private boolean noScript;

    private HtmlReader(String text, int from, int end) {
        this.text = text;
        this.end = end;
        this.records = new HtmlRecords(text, from);
    }

    /** Whether the text begins with a tag as HTML has them, and holds another one that closes. */
    static boolean looksSo(String text, int from, int end) {
        if (!text.startsWith("<", from) || from + 2 >= end) {
            return false;
        }
        if (text.startsWith("<!--", from)
                || text.regionMatches(true, from, "<!doctype", 0, 9)
                || text.startsWith("<?xml", from)) {
            return true;
        }
        int stop = nameEnd(text, from + 1, end);
        boolean tag = stop > from + 1 && stop < end && " \t\r\n/>".indexOf(text.charAt(stop)) >= 0;
        int close = tag ? text.indexOf('>', stop) : -1;
        int closing = close < 0 ? -1 : text.indexOf("</", close);
        return (closing >= 0 && closing < end)
                || (close >= 0 && close < end && BLOCKS.contains(name(text, from + 1, stop)));
    }

    static List<Node> read(String text, int from, int end) throws Unreadable {
        HtmlReader reader = new HtmlReader(text, from, end);
        reader.all(from);
        return List.of(reader.records.close(end));
    }

    private void all(int from) throws Unreadable {
        int at = from;
        while (at < end) {
            int open = text.indexOf('<', at);
            open = open < 0 || open > end ? end : open;
            records.text(at, open);
            at = open < end ? tag(open) : end;
        }
    }

    /** Reads what begins with {@code <}; returns where it ends. */
    private int tag(int open) throws Unreadable {
        if (text.startsWith("<!--", open)) {
            return comment(open);
        }
        boolean closing = open + 1 < end && text.charAt(open + 1) == '/';
        int from = open + (closing ? 2 : 1);
        int stop = nameEnd(text, from, end);
        if (stop == from) {
            return isDeclaration(from) ? skipTo('>', from) : literal(open);
        }
        String name = name(text, from, stop);
        HtmlTag tag = HtmlTag.read(text, stop, end);
        if (tag.end() < 0) {
            return literal(open);
        }
        if (closing) {
            closed(name, open, tag.end());
            return tag.end();
        }
        opened(name, tag, open);
        return name.equals("script") || name.equals("style") ? raw(name, tag.end()) : tag.end();
    }

    private boolean isDeclaration(int at) {
        return at < end && (text.charAt(at) == '!' || text.charAt(at) == '?');
    }

    private int skipTo(char c, int from) {
        int found = text.indexOf(c, from);
        return found < 0 || found >= end ? end : found + 1;
    }

    private int literal(int open) throws Unreadable {
        records.text(open, open + 1);
        return open + 1;
    }

    private int comment(int open) throws Unreadable {
        int stop = noComment ? -1 : text.indexOf("-->", open + 4);
        if (stop < 0 || stop > end) {
            noComment = true; // looked for once: a text of openings alone would be searched to its end for each
            return literal(open);
        }
        records.value("comment", Lines.trimStart(text, open + 4, stop), stop);
        return stop + 3;
    }

    /** The text of a script or a style sheet, which has no tags. */
    private int raw(String name, int from) throws Unreadable {
        int stop = noScript ? -1 : text.indexOf("</" + name, from);
        if (stop < 0 || stop > end) {
            noScript = true;
            return from;
        }
        records.value(name, Lines.trimStart(text, from, stop), stop);
        return stop;
    }

    private void opened(String name, HtmlTag tag, int open) throws Unreadable {
        if (name.equals("br")) {
            records.lineBreak(open, tag.end());
            return;
        }
        boolean author = HtmlRecords.isAuthor(tag.kind());
        if (BLOCKS.contains(name) || author) {
            records.open(name, tag.kind(), open);
        }
        for (HtmlTag.Attribute attribute : tag.attributes()) {
            attribute(tag, attribute);
        }
    }

    private void attribute(HtmlTag tag, HtmlTag.Attribute attribute) throws Unreadable {
        int from = attribute.from();
        int to = attribute.to();
        if (UNREAD.contains(attribute.name())) {
            return;
        }
        boolean told = LINKS.contains(attribute.name()) && from < to;
        if (told || Shapes.words(text.substring(from, Math.min(to, from + 200)), 4) >= 4) {
            String input = attribute.name().equals("value") || attribute.name().equals("content") ? tag.input() : "";
            records.value(input.isEmpty() ? attribute.name() : input, from, to);
        }
    }

    private void closed(String name, int open, int stop) throws Unreadable {
        if (BLOCKS.contains(name) || name.equals("span") || name.equals("a") || name.equals("cite")) {
            records.close(name, new Span(open, stop));
        }
    }

    private static int nameEnd(String text, int from, int end) {
        int at = from;
        while (at < end
                && at - from < 20
                && (isLetter(text.charAt(at)) || (at > from && isNamePart(text.charAt(at))))) {
            at++;
        }
        return at;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isNamePart(char c) {
        return (c >= '0' && c <= '9') || c == '-';
    }

    private static String name(String text, int from, int to) {
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }
}
