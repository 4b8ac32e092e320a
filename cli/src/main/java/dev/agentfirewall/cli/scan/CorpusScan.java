package dev.agentfirewall.cli.scan;

import dev.agentfirewall.cli.Console;
import dev.agentfirewall.cli.ExitCode;
import dev.agentfirewall.cli.JsonText;
import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.cli.Version;
import dev.agentfirewall.cli.WrongUseException;
import dev.agentfirewall.corpus.CorpusFiles;
import dev.agentfirewall.corpus.CorpusResult;
import dev.agentfirewall.corpus.CorpusRun;
import dev.agentfirewall.corpus.CorpusScanner;
import dev.agentfirewall.corpus.CorpusState;
import dev.agentfirewall.corpus.CorpusSummary;
import dev.agentfirewall.corpus.read.ReadLimits;
import dev.agentfirewall.corpus.report.HtmlReport;
import dev.agentfirewall.corpus.report.SarifReport;
import dev.agentfirewall.scan.Scanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code scan --corpus}: every file below a folder, a line out for each document and segment, in the order of the paths, and a last one with the figures. */
final class CorpusScan {
    private final Console console;
    private final CorpusOptions options;
    private final Sought sought;
    private final CorpusScanner scanner;
    private final CorpusSummary summary = new CorpusSummary();
    private final List<CorpusResult> notable = new ArrayList<>();
    private int screened;

    CorpusScan(Console console, Scanner scanner, CorpusOptions options, Sought sought) {
        this.console = console;
        this.options = options;
        this.sought = sought;
        this.scanner = new CorpusScanner(
                scanner, ReadLimits.DEFAULT.within(Duration.ofSeconds(options.seconds())), options.requireProvenance());
    }

    int run() {
        CorpusFiles files = files();
        Instant start = Instant.now();
        try (CorpusState state = state()) {
            Progress progress = new Progress(console, files.paths().size());
            new CorpusRun(scanner, files, state).run(options.threads(), file -> tell(file, progress));
            progress.end();
        } catch (IOException e) {
            throw new UnreadableFileException(
                    options.state().map(Path::toString).orElse("state file"), "cannot be written");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
        print(JsonText.write(summary.json()));
        console.out().flush();
        report(new HtmlReport.Head(
                String.valueOf(options.folder().toAbsolutePath().normalize().getFileName()),
                scanner.identity(),
                Instant.now(),
                Duration.between(start, Instant.now()),
                screened));
        return summary.found() ? ExitCode.FOUND : ExitCode.DONE;
    }

    private CorpusFiles files() {
        Path folder = options.folder();
        try {
            if (Files.isDirectory(folder)) {
                return CorpusFiles.below(folder);
            }
        } catch (IOException e) {
            // said below
        }
        throw new UnreadableFileException(
                folder.toString(), "cannot be opened; is there such a folder, and may you read it?");
    }

    private CorpusState state() throws IOException {
        if (options.state().isEmpty()) {
            return CorpusState.none();
        }
        Path file = options.state().get();
        try {
            return CorpusState.open(file, scanner.identity());
        } catch (CorpusState.ForeignStateException e) {
            throw new WrongUseException("`--state " + file + "`: " + e.getMessage());
        }
    }

    private void tell(CorpusRun.Screened file, Progress progress) {
        summary.add(file);
        screened += file.fresh() ? 1 : 0;
        for (CorpusResult result : file.results()) {
            print(JsonText.write(result.json()));
            if (sought.lists(result)) {
                notable.add(result);
            }
        }
        progress.step(summary.flagged());
    }

    private void print(String line) {
        console.out().print(line + "\n");
    }

    private void report(HtmlReport.Head head) {
        CorpusWords.write(console, summary, notable, head.rate());
        options.html().ifPresent(file -> write(file, HtmlReport.write(head, summary, notable)));
        options.sarif()
                .ifPresent(file ->
                        write(file, JsonText.write(SarifReport.write(Version.number(), notable, summary)) + "\n"));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UnreadableFileException(file.toString(), "cannot be written");
        }
    }
}
