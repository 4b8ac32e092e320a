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
}
