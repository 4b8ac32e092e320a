package dev.agentfirewall.cli;

import dev.agentfirewall.rag.classify.Thresholds;
import dev.agentfirewall.scan.Scanner;
import java.time.Duration;

/** The second tier, rules and guard model, as commands use it. Loading takes a while: get it when it is needed, once. */
public interface GuardTier {

    /** The thresholds that the model ships with; they name the model. */
    Thresholds shipped();

    /**
     * Rules and model as one scanner.
     *
     * @param thresholds from which probabilities it notes and flags
     * @param perText how long it may take over a text
     * @throws IllegalArgumentException when the thresholds were fitted on another model
     */
    Scanner scanner(Thresholds thresholds, Duration perText);
}
