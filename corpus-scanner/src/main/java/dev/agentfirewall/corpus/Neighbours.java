package dev.agentfirewall.corpus;

import dev.agentfirewall.scan.ChunkScreen;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Puts segments that follow each other in one source together again, as far as their file tells, and screens each in what it was cut from. */
final class Neighbours {
    private static final int LONGEST = 1 << 20;

    private final ChunkScreen screen;
    private final IdentityHashMap<Segment, ScanReport> reports = new IdentityHashMap<>();
    private final List<Segment> together = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Span> places = new ArrayList<>();

    Neighbours(ChunkScreen screen) {
        this.screen = screen;
    }

    /** Takes the next segment of the file. */
    void add(Segment segment) {
        if (!together.isEmpty() && !belongs(segment)) {
            close();
        }
        if (!together.isEmpty()) {
            text.append('\n');
        }
        places.add(new Span(text.length(), text.length() + segment.text().length()));
        text.append(segment.text());
        together.add(segment);
    }

    /** There are no more. */
    void close() {
        if (!together.isEmpty()) {
            List<ScanReport> found =
                    screen.screen(text.toString(), places, together.get(0).channel());
            for (int i = 0; i < together.size(); i++) {
                reports.put(together.get(i), found.get(i));
            }
        }
        together.clear();
        places.clear();
        text.setLength(0);
    }

    ScanReport reportOf(Segment segment) {
        ScanReport report = reports.get(segment);
        if (report == null) {
            throw new IllegalStateException("the segment was not added, or the file is not closed");
        }
        return report;
    }

    private boolean belongs(Segment segment) {
        Segment before = together.get(together.size() - 1);
        return !segment.source().isEmpty()
                && segment.source().equals(before.source())
                && segment.channel() == before.channel()
                && text.length() + segment.text().length() < LONGEST;
    }
}
