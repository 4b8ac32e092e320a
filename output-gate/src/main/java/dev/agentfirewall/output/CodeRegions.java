package dev.agentfirewall.output;

import dev.agentfirewall.markdown.CodeBlocks;
import dev.agentfirewall.markdown.CodeSpans;
import java.util.BitSet;
import java.util.List;

/**
 * Where in a text code stands: fenced blocks, and spans between backticks on one line. Languages that are shown rather than read (Mermaid, SVG,
 * Markdown within Markdown) are no code.
 */
final class CodeRegions {
    private static final List<String> SHOWN = List.of("mermaid", "svg", "markdown", "md", "artifact");

    private final BitSet code;

    private CodeRegions(BitSet code) {
        this.code = code;
    }

    static CodeRegions of(String text) {
        BitSet code = new BitSet(text.length());
        if (text.indexOf('`') >= 0 || text.indexOf('~') >= 0) {
            lines(text, code);
        }
        return new CodeRegions(code);
    }

    boolean covers(int at) {
        return code.get(at);
    }

    private static void lines(String text, BitSet code) {
        CodeBlocks blocks = new CodeBlocks();
        String language = "";
        int paragraph = 0;
        for (int line = 0; line < text.length(); ) {
            int next = text.indexOf('\n', line);
            int end = next < 0 ? text.length() : next;
            CodeBlocks.Line kind = blocks.read(text.substring(line, end));
            language = blocks.language().isEmpty() ? language : blocks.language();
            if (kind != CodeBlocks.Line.CONTINUED) {
                spans(text, paragraph, line, code);
                paragraph = kind == CodeBlocks.Line.TEXT ? line : end;
            }
            if (kind != CodeBlocks.Line.CODE) {
                language = "";
            } else if (!SHOWN.contains(language)) {
                code.set(line, end);
            }
            line = end + 1;
        }
        spans(text, Math.min(paragraph, text.length()), text.length(), code);
    }

    private static void spans(String text, int from, int to, BitSet code) {
        int tick = from < to ? text.indexOf('`', from) : -1;
        if (tick >= 0 && tick < to) {
            CodeSpans.in(text.substring(from, to)).forEach(span -> code.set(from + span.from(), from + span.to()));
        }
    }
}
