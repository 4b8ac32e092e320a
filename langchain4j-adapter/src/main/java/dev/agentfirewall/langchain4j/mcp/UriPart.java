package dev.agentfirewall.langchain4j.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a URI template: what a variable may stand for, and the text after it. The first piece has no variable.
 *
 * @param anywhere whether the variable may hold a path's separators
 * @param literal the text after it
 */
record UriPart(boolean anywhere, String literal) {

    /** The pieces of a template; none where it is broken. */
    static List<UriPart> of(String template) {
        List<UriPart> parts = new ArrayList<>();
        boolean anywhere = false;
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                return List.of();
            }
            parts.add(new UriPart(anywhere, template.substring(at, open)));
            anywhere = template.charAt(open + 1) == '+';
            at = close + 1;
        }
        parts.add(new UriPart(anywhere, template.substring(at)));
        return parts;
    }

    /** Whether the variable may stand for {@code text}. */
    boolean mayBe(String text) {
        return text.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\\')
                && (anywhere
                        || (text.chars().noneMatch(c -> c == '/' || c == '?' || c == '#')
                                && !text.toLowerCase(Locale.ROOT).contains("%2f")));
    }
}
