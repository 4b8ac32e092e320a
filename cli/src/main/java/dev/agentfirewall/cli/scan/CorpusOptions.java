package dev.agentfirewall.cli.scan;

import dev.agentfirewall.cli.WrongUseException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code scan --corpus}. */
final class CorpusOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee = CommandSpec.create();

    @Option(names = "--corpus", paramLabel = "DIR", description = "Scan every file below this folder.")
    private @Nullable Path folder;

    @Option(
            names = "--require-provenance",
            description = "Segments (*.jsonl) must carry a complete record of where they come from.")
    private boolean requireProvenance;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Remember what is done in FILE, and go on from there.")
    private @Nullable Path state;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report for people.")
    private @Nullable Path html;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Write a report for code hosts, SARIF 2.1.0.")
    private @Nullable Path sarif;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many files are screened at once; as many as there are cores, unless told.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--document-seconds",
            paramLabel = "N",
            description = "How long one document may take to be read (60).")
    private int seconds = 60;

    boolean asked() {
        return folder != null;
    }

    /** What the options must be when {@code --jsonl} is {@code file}. */
    void check(String file) {
        if (asked() == !file.isEmpty()) {
            throw new ParameterException(
                    mixee.commandLine(), "say what to scan: `--jsonl FILE` or `--corpus DIR`, one of them");
        }
        boolean any = requireProvenance || Stream.of(state, html, sarif).anyMatch(option -> option != null);
        if (!asked() && any) {
            throw new WrongUseException(
                    "`--require-provenance`, `--state`, `--html` and `--sarif` go with `--corpus DIR`");
        }
        if (threads < 1 || threads > 256 || seconds < 1) {
            throw new WrongUseException("`--threads` is 1 to 256, `--document-seconds` at least 1");
        }
    }

    Path folder() {
        if (folder == null) {
            throw new IllegalStateException("no corpus was asked for");
        }
        return folder;
    }

    boolean requireProvenance() {
        return requireProvenance;
    }

    Optional<Path> state() {
        return Optional.ofNullable(state);
    }

    Optional<Path> html() {
        return Optional.ofNullable(html);
    }

    Optional<Path> sarif() {
        return Optional.ofNullable(sarif);
    }

    int threads() {
        return threads;
    }

    int seconds() {
        return seconds;
    }
}
