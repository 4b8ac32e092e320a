package dev.agentfirewall.corpus.spark;

import dev.agentfirewall.artifact.VerifiedArtifact;
import dev.agentfirewall.guardmodel.BundledGuardModel;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.rag.classify.GuardModel;
import dev.agentfirewall.rag.classify.GuardScanner;
import dev.agentfirewall.rag.classify.ThresholdsReader;
import dev.agentfirewall.scan.Scanner;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes rules and guard model as one scanner. What travels are the thresholds, where there are some. */
final class GuardRecipe implements ScannerRecipe {
    private static final long serialVersionUID = 1;

    /** As on the command line: a corpus is screened at leisure, and a deadline would make results differ from machine to machine. */
    private static final Duration AT_LEISURE = Duration.ofMinutes(5);

    private final byte @Nullable [] thresholds;

    GuardRecipe(Optional<byte[]> thresholds) {
        this.thresholds = thresholds.map(byte[]::clone).orElse(null);
    }

    @Override
    public Scanner make(Optional<VerifiedArtifact> shipped) {
        GuardModel model = shipped.map(GuardModel::new).orElseGet(BundledGuardModel::load);
        GuardScanner scanner = GuardScanner.of(RagScanner.rules(), model).within(AT_LEISURE);
        return thresholds == null ? scanner : scanner.with(ThresholdsReader.read(thresholds));
    }
}
