package dev.agentfirewall.trace;

import dev.agentfirewall.scan.Finding;
import java.util.List;

/**
 * Which findings make words count as orders to the agent. Honest requests of those whom the user told the agent to follow look like orders to a
 * model, and a denial cannot be answered: so where the user asked for what a call does, a model's word alone must be sure to turn the call
 * down, and else a person is asked. Where nobody asked for it, any finding is enough.
 */
enum Suspicion {
    /** Those that a rule made, that a rule's finding overlaps, or of which a model is sure. */
    WHEN_SURE {
        @Override
        List<Finding> of(List<Finding> findings) {
            return findings.stream()
                    .filter(finding -> isSure(finding) || isBorneOut(finding, findings))
                    .toList();
        }
    },
    /** All of them. */
    ALWAYS {
        @Override
        List<Finding> of(List<Finding> findings) {
            return findings;
        }
    };

    /** The findings of the guard model go by this name. */
    private static final String BY_MODEL = "text.injection.model";

    /** From here on a model's word is enough. Looked up on honest results of recorded runs, of which one in 245 reaches it. */
    private static final double SURE = 0.98;

    /** Those of one text's findings that count. */
    abstract List<Finding> of(List<Finding> findings);

    /** Whether it makes a difference for a text with these findings. */
    static boolean matters(List<Finding> findings) {
        return WHEN_SURE.of(findings).size() < findings.size();
    }

    private static boolean isSure(Finding finding) {
        return !isModels(finding) || finding.score() >= SURE;
    }

    private static boolean isBorneOut(Finding suspicion, List<Finding> findings) {
        return findings.stream()
                .anyMatch(other -> !isModels(other) && other.span().overlaps(suspicion.span()));
    }

    private static boolean isModels(Finding finding) {
        return finding.rule().equals(BY_MODEL);
    }
}
