package dev.agentfirewall.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agentfirewall.corpus.read.ReadLimits;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.Finding;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import dev.agentfirewall.scan.Severity;
import dev.agentfirewall.scan.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusRunTest {
    private static final int FILES = 40;

    @TempDir
    Path folder;

    private Path corpus = Path.of("");
    private final Counting counting = new Counting();
    private final CorpusScanner scanner = new CorpusScanner(counting, ReadLimits.DEFAULT, false);

    @BeforeEach
    void setUp() throws IOException {
        corpus = folder.resolve("corpus");
        Files.createDirectories(corpus.resolve("sub"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(corpus.resolve((i % 2 == 0 ? "sub/" : "") + "file" + i + ".txt"), "text " + i);
        }
    }

    private List<String> run(int threads, CorpusState state) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        new CorpusRun(scanner, CorpusFiles.below(corpus), state)
                .run(threads, file -> file.results().forEach(result -> lines.add(CanonicalJson.write(result.json()))));
        return lines;
    }

    private CorpusState open() throws IOException, CorpusState.ForeignStateException {
        return CorpusState.open(folder.resolve("state"), scanner.identity());
    }

    @Test
    void run_anyNumberOfThreads_tellsTheSameInTheOrderOfThePaths() throws Exception {
        List<String> alone = run(1, CorpusState.none());

        assertThat(alone).hasSize(FILES);
        assertThat(run(4, CorpusState.none())).isEqualTo(alone);
    }

    @Test
    void run_killedAfterAnyLine_goesOnFromThere() throws Exception {
        List<String> whole = run(1, CorpusState.none());
        try (CorpusState state = open()) {
            run(2, state);
        }
        byte[] written = Files.readAllBytes(folder.resolve("state"));
        for (int cut : List.of(0, 5, 90, 400, 2_000, written.length - 1, written.length)) {
            Files.write(folder.resolve("state"), java.util.Arrays.copyOf(written, cut));
            counting.scans.set(0);
            try (CorpusState state = open()) {
                int known = state.size();
                assertThat(run(2, state)).as("cut at %s", cut).isEqualTo(whole);
                assertThat(counting.scans.get()).isEqualTo(2 * (FILES - known)); // body and metadata
            }
            assertThat(Files.readAllBytes(folder.resolve("state"))).isEqualTo(written);
        }
    }

    @Test
    void run_fileThatChanged_isScreenedAgain() throws Exception {
        try (CorpusState state = open()) {
            run(1, state);
        }
        counting.scans.set(0);
        Files.writeString(corpus.resolve("file1.txt"), "another");

        try (CorpusState state = open()) {
            run(1, state);
        }

        assertThat(counting.scans.get()).isEqualTo(2);
    }

    @Test
    void open_stateOfAnotherScannerOrNoState_isRefusedAndLeftAlone() throws Exception {
        try (CorpusState state = open()) {
            run(1, state);
        }
        Path other = Files.writeString(folder.resolve("letter.txt"), "Dear all,");

        assertThatThrownBy(() -> CorpusState.open(folder.resolve("state"), "another"))
                .isInstanceOf(CorpusState.ForeignStateException.class)
                .hasMessageContaining("another scanner");
        assertThatThrownBy(() -> CorpusState.open(other, "another"))
                .isInstanceOf(CorpusState.ForeignStateException.class);
        assertThat(other).hasContent("Dear all,");
    }

    @Test
    void run_linksAndLargeFiles_areNamed() throws Exception {
        Files.createSymbolicLink(corpus.resolve("link.txt"), corpus.resolve("file1.txt"));
        ReadLimits small = new ReadLimits(3, 3, 3, 3, 3, ReadLimits.DEFAULT.time());
        List<CorpusResult> results = new ArrayList<>();

        new CorpusRun(new CorpusScanner(counting, small, false), CorpusFiles.below(corpus), CorpusState.none())
                .run(1, file -> results.addAll(file.results()));

        assertThat(results).hasSize(FILES + 1).allMatch(CorpusResult::flagged);
        assertThat(results)
                .filteredOn(result -> result.id().equals("link.txt"))
                .singleElement()
                .satisfies(link -> assertThat(link.incomplete()).contains("read.link"));
        assertThat(results)
                .filteredOn(result -> result.incomplete().equals(java.util.Optional.of("read.too_large")))
                .hasSize(FILES);
    }

    @Test
    void below_noSuchFolder_throws() {
        assertThatThrownBy(() -> CorpusFiles.below(folder.resolve("none"))).isInstanceOf(IOException.class);
    }

    @Test
    void summary_countsWhatComesThroughRetrieval() throws Exception {
        Files.writeString(
                corpus.resolve("s.jsonl"),
                "{\"text\":\"flag\",\"channel\":\"user\"}\n{\"text\":\"flag\",\"channel\":\"web\"}\n",
                StandardOpenOption.CREATE);
        Files.writeString(corpus.resolve("mine.txt"), "flag");
        CorpusSummary summary = new CorpusSummary();

        new CorpusRun(scanner, CorpusFiles.below(corpus), CorpusState.none()).run(2, summary::add);

        assertThat(summary.indirectAttacks()).isEqualTo(2);
        assertThat(summary.indirectCoverage().orElseThrow()).isEqualTo(2 / 3.0);
        assertThat(CanonicalJson.write(summary.json())).contains("\"indirect_coverage\":0.6667", "\"files\":42");
    }

    /** Flags texts that say so, and counts what it is shown. */
    private static final class Counting implements Scanner {
        private final AtomicInteger scans = new AtomicInteger();

        @Override
        public ScanReport scan(String text, Channel channel) {
            scans.incrementAndGet();
            return text.equals("flag")
                    ? new ScanReport.Complete(List.of(new Finding("test.flag", Severity.HIGH, new Span(0, 4), 1)))
                    : ScanReport.clean();
        }

        @Override
        public String name() {
            return "counting";
        }
    }
}
