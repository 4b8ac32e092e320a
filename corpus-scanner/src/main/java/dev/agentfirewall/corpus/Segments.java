package dev.agentfirewall.corpus;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts a document's text into pieces of the size that retrievers store, at paragraphs, lines or words where there are any. */
final class Segments {
    private static final int SIZE = 4_000;
    private static final int OVERLAP = 400;

    private Segments() {}

    /** Where the pieces lie; none for a text that is a piece itself. */
    static List<Span> of(String text) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        while (text.length() > SIZE && start < text.length()) {
            int end = end(text, start);
            spans.add(new Span(start, end));
            if (end == text.length()) {
                break;
            }
            start = Math.max(start + 1, end - OVERLAP);
        }
        return spans;
    }

    private static int end(String text, int start) {
        int limit = start + SIZE;
        if (limit >= text.length()) {
            return text.length();
        }
        int least = start + SIZE / 2;
        for (String boundary : List.of("\n\n", "\n", " ")) {
            int at = text.lastIndexOf(boundary, limit - boundary.length());
            if (at >= least) {
                return at + boundary.length();
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
