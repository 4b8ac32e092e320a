package dev.agentfirewall.cli;

import dev.agentfirewall.guardmodel.BundledGuardModel;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.rag.classify.GuardModel;
import dev.agentfirewall.rag.classify.GuardScanner;
import dev.agentfirewall.rag.classify.Thresholds;
import dev.agentfirewall.scan.Scanner;
import java.time.Duration;

/** The guard model that ships with this command line, verified when it is loaded. */
final class BundledTier implements GuardTier {
    /** Texts of one command are often alike: recorded runs, mails that quote each other. */
    private static final int PASSAGES = 50_000;

    private final GuardModel model = BundledGuardModel.load();

    @Override
    public Thresholds shipped() {
        return model.thresholds();
    }

    @Override
    public Scanner scanner(Thresholds thresholds, Duration perText) {
        return GuardScanner.of(RagScanner.rules(), model)
                .with(thresholds)
                .within(perText)
                .remembering(PASSAGES);
    }
}
