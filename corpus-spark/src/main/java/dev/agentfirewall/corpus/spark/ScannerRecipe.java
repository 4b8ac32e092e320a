package dev.agentfirewall.corpus.spark;

import dev.agentfirewall.artifact.VerifiedArtifact;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.scan.Scanner;
import java.io.Serializable;
import java.util.Optional;

/**
 * How to make the scanner on an executor. It travels; the scanner, with its compiled rules and its native model, does not.
 *
 * <p>Implementations hold no more than they need to make the same scanner everywhere.
 */
@FunctionalInterface
public interface ScannerRecipe extends Serializable {

    /**
     * The scanner, made once for each executor.
     *
     * @param model the shipped model, proved against its manifest on this very machine; empty where none was shipped
     * @throws Exception when there is no scanner to be had: the job fails, and nothing is screened by less
     */
    Scanner make(Optional<VerifiedArtifact> model) throws Exception;

    /** Rules alone. */
    static ScannerRecipe rules() {
        return model -> RagScanner.rules();
    }

    /**
     * Rules and guard model: the shipped one, else the one in the library's own jar, which each executor proves against its pinned digest. With the thresholds of the
     * model.
     */
    static ScannerRecipe guardModel() {
        return new GuardRecipe(Optional.empty());
    }

    /**
     * The same with other thresholds.
     *
     * @param fitted as {@code agent-firewall calibrate} wrote them; the job fails where they were fitted on another model
     */
    static ScannerRecipe guardModel(byte[] fitted) {
        return new GuardRecipe(Optional.of(fitted));
    }
}
