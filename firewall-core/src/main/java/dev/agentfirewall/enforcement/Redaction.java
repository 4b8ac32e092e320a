package dev.agentfirewall.enforcement;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts flagged spans out of a text and says that something was cut. */
public final class Redaction {
    /** What stands where a span was. */
    public static final String MARK = "[removed by the firewall: text that gives orders to the assistant]";

    private Redaction() {}

    /** {@code text} without the flagged spans of {@code findings}; overlapping and touching spans leave one mark. */
    public static String cut(String text, List<Finding> findings) {
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Span span : merged(findings)) {
            out.append(text, done, span.start()).append(MARK);
            done = span.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    private static List<Span> merged(List<Finding> findings) {
        List<Span> spans = findings.stream()
                .filter(finding -> finding.severity().flags())
                .map(Finding::span)
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
        List<Span> merged = new ArrayList<>();
        for (Span span : spans) {
            int last = merged.size() - 1;
            if (last >= 0 && span.start() <= merged.get(last).end()) {
                Span before = merged.get(last);
                merged.set(last, new Span(before.start(), Math.max(before.end(), span.end())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }
}
