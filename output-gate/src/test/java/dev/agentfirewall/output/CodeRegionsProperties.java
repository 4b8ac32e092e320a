package dev.agentfirewall.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** What is taken for code is code to a Markdown reader: nobody hides a link from the gate by dressing it up. */
class CodeRegionsProperties {
    private static final String BEGIN_LINKS = "![<h";
    private static final Parser READER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    @Property(tries = 20_000)
    void code_isCodeToACommonMarkReader(@ForAll("pages") String page) {
        CodeRegions regions = CodeRegions.of(page);
        BitSet code = code(page);
        for (int i = 0; i < page.length(); i++) {
            if (BEGIN_LINKS.indexOf(page.charAt(i)) >= 0 && regions.covers(i)) {
                assertThat(code.get(i)).as("character %d of %s", i, page).isTrue();
            }
        }
    }

    @Property(tries = 10_000)
    void fencedBlock_isCode(@ForAll("pages") String page) {
        CodeRegions regions = CodeRegions.of(page);
        BitSet fenced = fenced(page);
        for (int i = 0; i < page.length(); i++) {
            if (BEGIN_LINKS.indexOf(page.charAt(i)) >= 0 && fenced.get(i)) {
                assertThat(regions.covers(i)).as("character %d of %s", i, page).isTrue();
            }
        }
    }

    private static BitSet code(String page) {
        return places(page, Set.of(FencedCodeBlock.class, IndentedCodeBlock.class, Code.class));
    }

    private static BitSet fenced(String page) {
        return places(page, Set.of(FencedCodeBlock.class));
    }

    private static BitSet places(String page, Set<Class<? extends Node>> kinds) {
        BitSet places = new BitSet();
        Deque<Node> nodes = new ArrayDeque<>(List.of(READER.parse(page)));
        while (!nodes.isEmpty()) {
            Node node = nodes.pop();
            if (kinds.contains(node.getClass())) {
                for (SourceSpan span : node.getSourceSpans()) {
                    places.set(span.getInputIndex(), span.getInputIndex() + span.getLength());
                }
            }
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                nodes.push(child);
            }
        }
        return places;
    }

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(List.of(
                        "```",
                        "````",
                        "~~~",
                        "```js",
                        "``` a`b",
                        "`",
                        "``",
                        "\\`",
                        "\\",
                        "\n",
                        "\n",
                        "\n",
                        "\n\n",
                        " ",
                        "  ",
                        "   ",
                        "    ",
                        "\t",
                        "a",
                        "b c",
                        "- ",
                        "* ",
                        "-     ",
                        "-",
                        "1. ",
                        "2) ",
                        "12345. ",
                        "> ",
                        ">",
                        "# ",
                        "---",
                        "***",
                        "<div>",
                        "</div>",
                        "<pre>",
                        "</pre>",
                        "<!-- ",
                        " -->",
                        "<?",
                        "?>",
                        "<b>",
                        "<b title=\"`\">",
                        "<b ",
                        "<img alt='`'>",
                        "<https://a`b>",
                        "<!x ",
                        ">",
                        "<![CDATA[",
                        "]]>",
                        "![i](https://e.example/?d=x)",
                        "[l](/u)",
                        "[a`",
                        "](x)",
                        "|",
                        "&#96;",
                        "é",
                        "😀"))
                .list()
                .ofMaxSize(24)
                .map(bits -> String.join("", bits));
    }
}
