package dev.agentfirewall.output;

import java.util.Set;

/** Tags and attributes of HTML and SVG, by whether what they name is fetched by itself or by a click. Names are in lower case. */
final class Tags {
    private static final Set<String> CLICKED = Set.of(
            "href", "ping", "cite", "longdesc", "title", "alt", "aria-label", "xmlns", "itemtype", "typeof", "vocab");
    private static final Set<String> LOADING = Set.of(
            "src",
            "href",
            "srcset",
            "style",
            "poster",
            "background",
            "data",
            "xlink:href",
            "action",
            "formaction",
            "content",
            "url",
            "data-src",
            "ping",
            "srcdoc",
            "icon",
            "manifest",
            "lowsrc",
            "dynsrc",
            "from",
            "to",
            "values");
    private static final Set<String> KNOWN = Set.of(
            "a",
            "abbr",
            "animate",
            "applet",
            "area",
            "article",
            "aside",
            "audio",
            "base",
            "blockquote",
            "body",
            "button",
            "div",
            "embed",
            "fieldset",
            "figure",
            "font",
            "footer",
            "form",
            "frame",
            "frameset",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "html",
            "iframe",
            "image",
            "img",
            "input",
            "ins",
            "li",
            "link",
            "main",
            "meta",
            "nav",
            "object",
            "ol",
            "p",
            "param",
            "portal",
            "pre",
            "q",
            "section",
            "set",
            "source",
            "span",
            "style",
            "svg",
            "table",
            "tbody",
            "td",
            "textarea",
            "tfoot",
            "th",
            "thead",
            "tr",
            "track",
            "u",
            "ul",
            "use",
            "video",
            "feimage",
            "foreignobject",
            "script",
            "bgsound",
            "math",
            "i",
            "b",
            "s",
            "del",
            "details",
            "summary",
            "marquee",
            "layer",
            "ilayer");
    private static final Set<String> ANCHORS =
            Set.of("a", "area", "form", "button", "input", "blockquote", "q", "del", "ins");

    private Tags() {}

    /** Whether HTML or SVG know the tag. */
    static boolean known(String tag) {
        return KNOWN.contains(tag);
    }

    /** Whether the attribute may name what is fetched, on a tag that nobody knows too. */
    static boolean loading(String attribute) {
        return LOADING.contains(attribute);
    }

    /** Whether what the attribute of the tag names takes a click. A form takes along what stands in its fields, and is no link on words. */
    static boolean clicked(String tag, String attribute) {
        return CLICKED.contains(attribute) && (!attribute.equals("href") || ANCHORS.contains(tag));
    }
}
