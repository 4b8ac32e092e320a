package dev.agentfirewall.trace.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The inside of one opening tag.
 *
 * @param attributes in their order
 * @param end the first unit after the tag, or -1 where no tag ends
 * @param kind what its {@code itemprop}, {@code rel} or {@code class} says it is, in one plain name; empty where nothing does
 * @param input the name of the form's field it is; empty where it is none
 */
record HtmlTag(List<Attribute> attributes, int end, String kind, String input) {
    /** No tag is longer: without a bound each {@code <} of many would be read to the end. */
    private static final int LONGEST = 20_000;

    private static final int MOST = 40;
    private static final HtmlTag NONE = new HtmlTag(List.of(), -1, "", "");

    /** An attribute whose value stands from {@code from} to {@code to}. */
    record Attribute(String name, int from, int to) {}

    /** Reads attributes from {@code from}, after the tag's name. */
    static HtmlTag read(String text, int from, int end) {
        int stop = Math.min(end, from + LONGEST);
        List<Attribute> attributes = new ArrayList<>();
        int at = from;
        while (at < stop) {
            char c = text.charAt(at);
            if (c == '>') {
                return new HtmlTag(attributes, at + 1, kind(text, attributes), value(text, attributes, "name"));
            }
            if (c == '<') {
                return NONE;
            }
            at = isSpace(c) ? at + 1 : attribute(text, at, stop, attributes);
        }
        return NONE;
    }

    private static int attribute(String text, int from, int stop, List<Attribute> attributes) {
        int at = from;
        while (at < stop && "=>".indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        String name = text.substring(from, Math.min(at, from + 40)).toLowerCase(Locale.ROOT);
        if (at >= stop || text.charAt(at) != '=') {
            return Math.max(at, from + 1);
        }
        int start = at + 1;
        char quote = start < stop ? text.charAt(start) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        int close = quoted ? quoteEnd(text, start + 1, stop, quote) : bareEnd(text, start, stop);
        if (attributes.size() < MOST) {
            attributes.add(new Attribute(name, quoted ? start + 1 : start, close));
        }
        return quoted ? close + 1 : close;
    }

    private static int quoteEnd(String text, int from, int stop, char quote) {
        int at = from;
        while (at < stop && text.charAt(at) != quote) {
            at++;
        }
        return at;
    }

    private static int bareEnd(String text, int from, int stop) {
        int at = from;
        while (at < stop && text.charAt(at) != '>' && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String kind(String text, List<Attribute> attributes) {
        for (String name : List.of("itemprop", "rel", "class", "id")) {
            String value = value(text, attributes, name);
            if (!value.isEmpty()) {
                int space = value.indexOf(' ');
                return Names.plain(space < 0 ? value : value.substring(0, space));
            }
        }
        return "";
    }

    private static String value(String text, List<Attribute> attributes, String name) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(name) && attribute.to() - attribute.from() <= 100) {
                return text.substring(attribute.from(), attribute.to()).strip();
            }
        }
        return "";
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '/' || c == '"' || c == '\'' || c == '=';
    }
}
