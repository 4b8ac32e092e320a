package dev.agentfirewall.enforcement;

import dev.agentfirewall.decision.Decision;
import dev.agentfirewall.decision.Obligation;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a permit's obligations change in a text: spans that are cut or replaced, or other words for the whole.
 *
 * @param spans the places, each with the words that policy puts there; without words, the mark that fits the finding
 * @param whole what stands in the place of the whole text, where policy says so
 */
public record Edits(List<Edit> spans, Optional<String> whole) {
    /** Nothing is changed. */
    public static final Edits NONE = new Edits(List.of(), Optional.empty());

    public Edits {
        spans = List.copyOf(spans);
    }

    /**
     * One place.
     *
     * @param finding what was found there
     * @param with what stands there afterwards; empty for the mark that fits the finding
     */
    public record Edit(Finding finding, Optional<String> with) {
        /** Tells the finding; the words are security's. */
        @Override
        public String toString() {
            return "edit of " + finding;
        }
    }

    /** Whether nothing is changed. */
    public boolean none() {
        return spans.isEmpty() && whole.isEmpty();
    }

    /**
     * What {@code decision} changes in the text of which {@code report} tells; empty where an obligation cannot be met: one that is not for
     * texts, that names a finding which is not there, or that would cut and has nothing to cut.
     */
    public static Optional<Edits> of(Decision decision, ScanReport report) {
        return decision.fold(permit -> of(permit.obligations(), report.findings()), deny -> Optional.of(NONE));
    }

    private static Optional<Edits> of(List<Obligation> obligations, List<Finding> findings) {
        Set<Edit> spans = new LinkedHashSet<>();
        Optional<String> whole = Optional.empty();
        for (Obligation obligation : obligations) {
            if (obligation instanceof Obligation.Restore) {
                continue; // nothing of the text is changed by it but what its placeholders stand for
            }
            if (obligation instanceof Obligation.Replace replace && replace.whole()) {
                whole = whole.or(() -> Optional.of(replace.with()));
                continue;
            }
            List<Edit> named = named(obligation, findings);
            if (named.isEmpty()) {
                return Optional.empty();
            }
            spans.addAll(named);
        }
        return Optional.of(new Edits(List.copyOf(spans), whole));
    }

    private static List<Edit> named(Obligation obligation, List<Finding> findings) {
        if (obligation instanceof Obligation.Redact redact && present(redact.findings(), findings)) {
            List<Edit> cuts = new ArrayList<>();
            for (int i = 0; i < findings.size(); i++) {
                if (redact.cuts(i, findings.get(i))) {
                    cuts.add(new Edit(findings.get(i), Optional.empty()));
                }
            }
            return cuts;
        }
        if (obligation instanceof Obligation.Replace replace && present(replace.findings(), findings)) {
            return replace.findings().stream()
                    .sorted()
                    .map(i -> new Edit(findings.get(i), Optional.of(replace.with())))
                    .toList();
        }
        return List.of();
    }

    private static boolean present(Set<Integer> places, List<Finding> findings) {
        return places.stream().allMatch(place -> place >= 0 && place < findings.size());
    }

    /** Tells how much is changed. */
    @Override
    public String toString() {
        return whole.isPresent() ? "edit of the whole text" : "edits at " + spans.size() + " places";
    }
}
