package dev.agentfirewall.rag;

import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns what several views saw into findings: payloads covered, repeats merged, in the order of the text. */
final class Findings {
    private static final Comparator<Seen> BY_PLACE = Comparator.comparingInt(
                    (Seen one) -> one.span().start())
            .thenComparingInt(one -> one.span().end());
    private static final Comparator<Finding> IN_ORDER = Comparator.comparingInt(
                    (Finding one) -> one.span().start())
            .thenComparingInt(one -> one.span().end())
            .thenComparing(Finding::rule);

    private Findings() {}

    static List<Finding> settle(List<Seen> seen, String text) {
        List<Seen> placed = new ArrayList<>(seen);
        placed.sort(BY_PLACE);
        cover(placed, text);
        return merge(placed);
    }

    /** The {@code most} gravest of {@code findings}, in the order of the text. */
    static List<Finding> gravest(List<Finding> findings, int most) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed().thenComparing(IN_ORDER))
                .limit(most)
                .sorted(IN_ORDER)
                .toList();
    }

    /** Stretches each grave order over the payload that follows it. Places come in order, so blocks are found once. */
    private static void cover(List<Seen> placed, String text) {
        Span block = new Span(0, 0);
        for (int i = 0; i < placed.size(); i++) {
            Seen one = placed.get(i);
            if (!one.order() || one.severity().compareTo(Severity.HIGH) < 0) {
                continue;
            }
            if (one.span().start() >= block.end()) {
                block = OrderBlock.around(text, one.span(), block.end());
            }
            Span whole = new Span(
                    Math.min(block.start(), one.span().start()),
                    Math.max(block.end(), one.span().end()));
            placed.set(i, new Seen(one.rule(), one.severity(), whole, one.score(), true));
        }
        placed.sort(BY_PLACE);
    }

    private static List<Finding> merge(List<Seen> placed) {
        List<Seen> byRule = new ArrayList<>(placed);
        byRule.sort(Comparator.comparing(Seen::rule).thenComparing(BY_PLACE));
        List<Finding> merged = new ArrayList<>();
        for (Seen one : byRule) {
            int last = merged.size() - 1;
            if (last >= 0 && repeats(merged.get(last), one)) {
                merged.set(last, union(merged.get(last), one));
            } else {
                merged.add(new Finding(one.rule(), one.severity(), one.span(), one.score()));
            }
        }
        merged.sort(IN_ORDER);
        return merged;
    }

    private static boolean repeats(Finding finding, Seen seen) {
        return finding.rule().equals(seen.rule()) && finding.span().overlaps(seen.span());
    }

    private static Finding union(Finding finding, Seen seen) {
        return new Finding(
                finding.rule(),
                finding.severity().compareTo(seen.severity()) >= 0 ? finding.severity() : seen.severity(),
                new Span(
                        Math.min(finding.span().start(), seen.span().start()),
                        Math.max(finding.span().end(), seen.span().end())),
                Math.max(finding.score(), seen.score()));
    }
}
