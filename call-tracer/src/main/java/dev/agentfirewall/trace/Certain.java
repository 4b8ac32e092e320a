package dev.agentfirewall.trace;

import dev.agentfirewall.scan.Finding;
import java.util.List;

/**
 * The findings that turn a call down. Honest requests of those whom the user told the agent to follow look like orders to a model, and a
 * denial cannot be answered: what a model alone suspects is cut from the text all the same, but who wanted a call is then found by
 * provenance, and a person is asked.
 */
final class Certain {
    /** The findings of the guard model go by this name. */
    private static final String SUSPICION = "text.injection.model";

    /** From here on a model's word is enough. Looked up on honest results of recorded runs, of which one in 245 reaches it. */
    private static final double SURE = 0.98;

    private Certain() {}

    /** Those of {@code findings} that a rule made, that a rule's finding overlaps, or of which a model is sure. */
    static List<Finding> of(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !isSuspicion(finding) || finding.score() >= SURE || isBorneOut(finding, findings))
                .toList();
    }

    private static boolean isBorneOut(Finding suspicion, List<Finding> findings) {
        return findings.stream()
                .anyMatch(other -> !isSuspicion(other) && other.span().overlaps(suspicion.span()));
    }

    private static boolean isSuspicion(Finding finding) {
        return finding.rule().equals(SUSPICION);
    }
}
