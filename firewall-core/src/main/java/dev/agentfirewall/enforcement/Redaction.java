package dev.agentfirewall.enforcement;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Cuts spans out of a text and says that something was cut: {@link #MARK} where orders stood, {@link #LINK} where a link led out, a typed
 * placeholder where personal data or a secret did, and policy's own words where it names some.
 */
public final class Redaction {
    /** What stands where orders were. */
    public static final String MARK = "[removed by the firewall: text that gives orders to the assistant]";

    /** What stands where a link led. The words of a link stay, where the finding spans its target alone. */
    public static final String LINK = "[link removed]";

    /** What stands where the model's own instructions, a call in words, or something hidden was. */
    public static final String ANSWER = "[removed by the firewall]";

    private Redaction() {}

    /** {@code text} without the flagged spans of {@code findings}; overlapping and touching spans leave one mark. */
    public static String cut(String text, List<Finding> findings) {
        return cut(text, findings, finding -> finding.severity().flags(), new Placeholders());
    }

    /** {@code text} without the spans of those findings that {@code cuts} names. */
    public static String cut(String text, List<Finding> findings, Predicate<Finding> cuts, Placeholders placeholders) {
        List<Edits.Edit> edits = findings.stream()
                .filter(cuts)
                .map(finding -> new Edits.Edit(finding, Optional.empty()))
                .toList();
        return apply(text, new Edits(edits, Optional.empty()), placeholders);
    }

    /** {@code text} as {@code edits} leave it. Spans that overlap are cut as one, and where one of them is an order, as an order. */
    public static String apply(String text, Edits edits, Placeholders placeholders) {
        return edits.whole().orElseGet(() -> spliced(text, edits.spans(), placeholders));
    }

    private static String spliced(String text, List<Edits.Edit> edits, Placeholders placeholders) {
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Edits.Edit edit : merged(edits)) {
            Span span = edit.finding().span();
            out.append(text, done, span.start());
            out.append(edit.with().orElseGet(() -> mark(edit.finding(), text, placeholders)));
            done = span.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    private static String mark(Finding finding, String text, Placeholders placeholders) {
        if (finding.sensitive()) {
            Span span = finding.span();
            return placeholders.of(finding.rule(), text.substring(span.start(), span.end()));
        }
        if (finding.link()) {
            return LINK;
        }
        return finding.rule().startsWith("answer.") || finding.rule().startsWith("prompt.") ? ANSWER : MARK;
    }

    private static List<Edits.Edit> merged(List<Edits.Edit> edits) {
        List<Edits.Edit> inOrder = edits.stream()
                .sorted(Comparator.comparingInt((Edits.Edit one) -> span(one).start())
                        .thenComparing(one -> -span(one).end()))
                .toList();
        List<Edits.Edit> merged = new ArrayList<>();
        for (Edits.Edit next : inOrder) {
            int last = merged.size() - 1;
            if (last >= 0 && together(merged.get(last).finding(), next.finding())) {
                merged.set(last, union(merged.get(last), next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private static Span span(Edits.Edit edit) {
        return edit.finding().span();
    }

    /** Orders that touch are one; data that touches stays two values. */
    private static boolean together(Finding before, Finding next) {
        int end = before.span().end();
        return next.span().start() < end || (next.span().start() == end && !before.sensitive() && !next.sensitive());
    }

    private static Edits.Edit union(Edits.Edit before, Edits.Edit next) {
        Span both = new Span(
                span(before).start(), Math.max(span(before).end(), span(next).end()));
        Edits.Edit names = before.finding().sensitive() ? next : before;
        return new Edits.Edit(names.finding().at(both), before.with().or(next::with));
    }
}
