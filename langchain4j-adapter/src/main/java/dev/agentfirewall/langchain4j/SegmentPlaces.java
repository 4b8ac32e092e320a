package dev.agentfirewall.langchain4j;

import dev.agentfirewall.enforcement.Content.Surroundings;
import dev.agentfirewall.scan.Span;
import dev.langchain4j.data.segment.TextSegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each segment lies in its document. A splitter does not say, and may change white space: a segment that is not in the document word
 * for word is placed between its neighbours instead.
 */
final class SegmentPlaces {
    private SegmentPlaces() {}

    /** The surroundings of each segment, in order. */
    static List<Surroundings> of(String document, List<TextSegment> segments) {
        List<Surroundings> places = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < segments.size(); i++) {
            String text = segments.get(i).text();
            int at = document.indexOf(text, from);
            if (at < 0) {
                places.add(between(segments, i));
            } else {
                places.add(new Surroundings(document, new Span(at, at + text.length())));
                from = at + 1; // segments overlap, but each starts after the one before
            }
        }
        return places;
    }

    private static Surroundings between(List<TextSegment> segments, int index) {
        String before = index == 0 ? "" : segments.get(index - 1).text() + "\n";
        String own = segments.get(index).text();
        String after = index == segments.size() - 1
                ? ""
                : "\n" + segments.get(index + 1).text();
        return new Surroundings(before + own + after, new Span(before.length(), before.length() + own.length()));
    }
}
