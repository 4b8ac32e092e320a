package dev.agentfirewall.enforcement;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Cuts spans out of a text and says that something was cut: {@link #MARK} where orders stood, a typed placeholder where personal data or a
 * secret did.
 */
public final class Redaction {
    /** What stands where orders were. */
    public static final String MARK = "[removed by the firewall: text that gives orders to the assistant]";

    private Redaction() {}

    /** {@code text} without the flagged spans of {@code findings}; overlapping and touching spans leave one mark. */
    public static String cut(String text, List<Finding> findings) {
        return cut(text, findings, finding -> finding.severity().flags(), new Placeholders());
    }

    /**
     * {@code text} without the spans of those findings that {@code cuts} names. Spans that overlap are cut as one, and where one of them is an
     * order, as an order.
     */
    public static String cut(String text, List<Finding> findings, Predicate<Finding> cuts, Placeholders placeholders) {
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Finding cut : merged(findings.stream().filter(cuts).toList())) {
            Span span = cut.span();
            out.append(text, done, span.start());
            out.append(cut.sensitive() ? placeholders.of(cut.rule(), text.substring(span.start(), span.end())) : MARK);
            done = span.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    private static List<Finding> merged(List<Finding> findings) {
        List<Finding> inOrder = findings.stream()
                .sorted(Comparator.comparingInt((Finding one) -> one.span().start())
                        .thenComparing(one -> -one.span().end()))
                .toList();
        List<Finding> merged = new ArrayList<>();
        for (Finding next : inOrder) {
            int last = merged.size() - 1;
            if (last >= 0 && together(merged.get(last), next)) {
                merged.set(last, union(merged.get(last), next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    /** Orders that touch are one; data that touches stays two values. */
    private static boolean together(Finding before, Finding next) {
        int end = before.span().end();
        return next.span().start() < end || (next.span().start() == end && !before.sensitive() && !next.sensitive());
    }

    private static Finding union(Finding before, Finding next) {
        Span both = new Span(
                before.span().start(), Math.max(before.span().end(), next.span().end()));
        return before.sensitive() ? next.at(both) : before.at(both);
    }
}
