package dev.agentfirewall.trace.record;

import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads paragraphs: what blank lines part. */
final class ProseReader {
    private ProseReader() {}

    static List<Node> read(String text, int from, int end) {
        List<Node> paragraphs = new ArrayList<>();
        int start = -1;
        int stop = -1;
        for (Span line : Lines.of(text, from, end)) {
            int at = Lines.trimStart(text, line.start(), line.end());
            if (at < line.end()) {
                start = start < 0 ? at : start;
                stop = line.end();
            } else if (start >= 0) {
                paragraphs.add(Node.copied(text, start, stop));
                start = -1;
            }
        }
        if (start >= 0) {
            paragraphs.add(Node.copied(text, start, stop));
        }
        return paragraphs;
    }

    /** All of it as one paragraph: what is left where a text is too long to be looked at. */
    static List<Node> whole(String text, int from, int end) {
        return from < end ? List.of(Node.copied(text, from, end)) : List.of();
    }
}
