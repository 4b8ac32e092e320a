package dev.agentfirewall.trace;

import dev.agentfirewall.scan.Finding;
import java.util.List;

/**
 * Which findings make words count as orders to the agent. Honest requests of those whom the user told the agent to follow look like orders to a
 * model, and a denial cannot be answered.
 */
enum Suspicion {
    /** Those that a rule made, or that a rule's finding overlaps. */
    RULES_ALONE(Double.POSITIVE_INFINITY),
    /** Those of which a model is sure, besides. Looked up on honest results of recorded runs, of which one in 245 reaches it. */
    SURE_MODEL(0.98),
    /** All of them. */
    ANY_MODEL(0);

    /** The findings of the guard model go by this name. */
    private static final String BY_MODEL = "text.injection.model";

    private final double sure;

    Suspicion(double sure) {
        this.sure = sure;
    }

    /** Those of one text's findings that count. */
    List<Finding> of(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !isModels(finding) || finding.score() >= sure || isBorneOut(finding, findings))
                .toList();
    }

    /** Whether it makes a difference for a text with these findings. */
    static boolean matters(List<Finding> findings) {
        return RULES_ALONE.of(findings).size() < findings.size();
    }

    private static boolean isBorneOut(Finding suspicion, List<Finding> findings) {
        return findings.stream()
                .anyMatch(other -> !isModels(other) && other.span().overlaps(suspicion.span()));
    }

    private static boolean isModels(Finding finding) {
        return finding.rule().equals(BY_MODEL);
    }
}
