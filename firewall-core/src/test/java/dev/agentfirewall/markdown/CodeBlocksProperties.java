package dev.agentfirewall.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whoever begins to read in the middle, behind what {@link CodeBlocks#opening} says, reads the rest as if from the beginning. */
class CodeBlocksProperties {

    @Property(tries = 5_000)
    void opening_readFirst_makesTheRestBeReadAlike(
            @ForAll("lines") List<String> lines, @ForAll @IntRange(max = 24) int from) {
        int start = Math.min(from, lines.size());
        CodeBlocks all = new CodeBlocks();
        lines.subList(0, start).forEach(all::read);
        CodeBlocks rest = new CodeBlocks();
        all.opening().lines().forEach(rest::read);
        assertThat(kinds(rest, lines.subList(start, lines.size())))
                .isEqualTo(kinds(all, lines.subList(start, lines.size())));
    }

    private static List<CodeBlocks.Line> kinds(CodeBlocks blocks, List<String> lines) {
        List<CodeBlocks.Line> kinds = new ArrayList<>();
        lines.forEach(line -> kinds.add(blocks.read(line)));
        return kinds;
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.of(
                        "```", "````js", "~~~", "`", "", " ", "  ", "    ", "a", "- ", "* ", "-     ", "-", "1. ",
                        "2) ", "12345. ", "> ", ">", "# b", "---", "<div>", "</div>", "<pre>", "</pre>", "<!-- ",
                        " -->", "<b>", "x\ty", "\t")
                .list()
                .ofMaxSize(4)
                .map(bits -> String.join("", bits))
                .list()
                .ofMaxSize(24);
    }
}
