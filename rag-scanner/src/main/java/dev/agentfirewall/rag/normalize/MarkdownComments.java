package dev.agentfirewall.rag.normalize;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/** Comments as Markdown knows them: a reference that nothing refers to, {@code [//]: # (…)}, to the end of its line. */
final class MarkdownComments {
    private static final List<String> OPENINGS =
            List.of("[//]: #", "[//]:#", "[comment]: #", "[comment]: <>", "[_]: #");

    private MarkdownComments() {}

    static List<Span> in(String text) {
        List<Span> comments = new ArrayList<>();
        for (String opening : OPENINGS) {
            int at = text.indexOf(opening);
            while (at >= 0) {
                int line = text.indexOf('\n', at);
                int end = line < 0 ? text.length() : line;
                comments.add(new Span(at, end));
                at = text.indexOf(opening, end);
            }
        }
        return comments;
    }
}
