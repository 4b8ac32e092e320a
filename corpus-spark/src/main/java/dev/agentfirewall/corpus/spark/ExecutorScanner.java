package dev.agentfirewall.corpus.spark;

import dev.agentfirewall.artifact.VerifiedArtifact;
import dev.agentfirewall.corpus.CorpusScanner;
import dev.agentfirewall.corpus.read.ReadLimits;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The scanner of one job, made and proved once in each executor, and shared by its tasks. */
final class ExecutorScanner implements Serializable {
    private static final long serialVersionUID = 1;
    private static final Map<String, CorpusScanner> MADE = new ConcurrentHashMap<>();

    private final String job = UUID.randomUUID().toString();
    private final ScannerRecipe recipe;
    private final @Nullable ShippedModel model;
    private final ReadLimits limits;
    private final boolean requireProvenance;

    ExecutorScanner(ScannerRecipe recipe, Optional<ShippedModel> model, ReadLimits limits, boolean requireProvenance) {
        this.recipe = recipe;
        this.model = model.orElse(null);
        this.limits = limits;
        this.requireProvenance = requireProvenance;
    }

    /**
     * The scanner on this machine.
     *
     * @throws IllegalStateException when the model is not the pinned one, or there is no scanner to be had; remembered by nobody, so each task fails
     */
    CorpusScanner here() {
        return MADE.computeIfAbsent(job, name -> make());
    }

    private CorpusScanner make() {
        try {
            Optional<VerifiedArtifact> proved = model == null ? Optional.empty() : Optional.of(model.verified());
            return new CorpusScanner(recipe.make(proved), limits, requireProvenance);
        } catch (Exception e) {
            throw new IllegalStateException("no scanner on this executor: " + e.getMessage(), e);
        }
    }
}
