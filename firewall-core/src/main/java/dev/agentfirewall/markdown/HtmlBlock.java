package dev.agentfirewall.markdown;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of HTML in Markdown: its lines go to the reader as they are.
 *
 * @param opening a line that opens a block like it
 * @param opens how its first line begins
 * @param end what its last line holds
 */
record HtmlBlock(String opening, Pattern opens, Pattern end) {
    private static final List<HtmlBlock> VERBATIM = List.of(
            of("<pre>", "<(?:script|pre|style|textarea)(?:[\\s>]|$)", "</(?:script|pre|style|textarea)>"),
            of("<!--", "<!--", "-->"),
            of("<?", "<\\?", "\\?>"),
            of("<![CDATA[", "<!\\[CDATA\\[", "]]>"),
            of("<!a", "<![a-z]", ">"));
    private static final HtmlBlock NAMED = of(
            "<div>",
            "</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
                    + "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
                    + "|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr"
                    + "|track|ul)(?:\\s|/?>|$)",
            "^\\s*$");
    private static final HtmlBlock TAG = of(
            "<div>",
            "(?:<[a-z][a-z0-9-]*+(?:\\s++[a-z_:][a-z0-9_.:-]*+(?:\\s*+=\\s*+(?:[^\\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+)*+\\s*+/?>"
                    + "|</[a-z][a-z0-9-]*+\\s*+>)\\s*$",
            "^\\s*$");

    private static final List<HtmlBlock> INTERRUPTING =
            Stream.concat(VERBATIM.stream(), Stream.of(NAMED)).toList();
    private static final List<HtmlBlock> ALL =
            Stream.concat(INTERRUPTING.stream(), Stream.of(TAG)).toList();

    private static HtmlBlock of(String opening, String opens, String end) {
        return new HtmlBlock(
                opening,
                Pattern.compile("^" + opens, Pattern.CASE_INSENSITIVE),
                Pattern.compile(end, Pattern.CASE_INSENSITIVE));
    }

    /** The block that {@code line} opens; in the middle of a paragraph not every tag opens one. */
    static Optional<HtmlBlock> opened(String line, boolean paragraph) {
        return line.startsWith("<")
                ? (paragraph ? INTERRUPTING : ALL)
                        .stream()
                                .filter(block -> block.opens.matcher(line).find())
                                .findFirst()
                : Optional.empty();
    }

    boolean endsWith(String line) {
        return end.matcher(line).find();
    }
}
