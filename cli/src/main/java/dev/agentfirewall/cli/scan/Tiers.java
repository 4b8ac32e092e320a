package dev.agentfirewall.cli.scan;

import dev.agentfirewall.cli.GuardTier;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.rag.classify.Thresholds;
import dev.agentfirewall.rag.classify.ThresholdsReader;
import dev.agentfirewall.scan.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Which tiers look, and from which scores the second one flags. */
public final class Tiers {
    private static final Set<String> WORDS = Set.of("rules", "all");

    /** A file of texts is scanned at leisure; a deadline would only make results differ from machine to machine. */
    private static final Duration AT_LEISURE = Duration.ofMinutes(5);

    @Option(
            names = "--tier",
            paramLabel = "rules|all",
            defaultValue = "all",
            description = "Which scanners look: rules, or rules and guard model (the default).")
    private String tier = "all";

    @Option(
            names = "--thresholds",
            paramLabel = "FILE",
            description = "From which scores the guard model flags, as `calibrate` wrote it.")
    private String thresholds = "";

    /** Complains about options that do not go together. */
    public void check() {
        if (!WORDS.contains(tier)) {
            throw new WrongUseException("`--tier` is `rules` or `all`");
        }
        if (tier.equals("rules") && !thresholds.isEmpty()) {
            throw new WrongUseException("`--thresholds` are the guard model's, and `--tier rules` does not ask it");
        }
    }

    /** The scanner that was asked for. */
    public Scanner chosen(Scanner rules, Supplier<GuardTier> guard) {
        if (tier.equals("rules")) {
            return rules;
        }
        GuardTier all = guard.get();
        try {
            return all.scanner(thresholds.isEmpty() ? all.shipped() : read(), AT_LEISURE);
        } catch (IllegalArgumentException e) {
            throw new WrongUseException("`--thresholds " + thresholds + "`: " + e.getMessage());
        }
    }

    private Thresholds read() {
        try {
            return ThresholdsReader.read(Files.readAllBytes(Path.of(thresholds)));
        } catch (IOException e) {
            throw new UnreadableFileException(thresholds, "cannot be read; `calibrate -o` writes such a file");
        }
    }
}
