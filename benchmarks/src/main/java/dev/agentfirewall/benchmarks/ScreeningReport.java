package dev.agentfirewall.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.options.Options;

/**
 * Runs the benchmarks of screening and of the model's start and writes their tables, each with its own yardstick.
 *
 * <p>Run: {@code benchmarks/run screening [PAGE]}, between the marks of that page, by default {@code docs/benchmarks.md}.
 */
public final class ScreeningReport {
    private ScreeningReport() {}

    public static void main(String[] args) throws Exception {
        Path page = Path.of(args.length == 0 ? "docs/benchmarks.md" : args[0]);
        String reading = Timings.table(rows("ScreeningBenchmark"), "sha256Of10KB", "SHA-256 of 10 KB");
        String start = Timings.table(rows("StartBenchmark"), "sha256OfAsMuch", "SHA-256 of as many bytes");
        Marks.write(page, "screening", reading + "\n" + start + "\n" + Timings.machine());
    }

    private static List<Timings.Row> rows(String benchmark) throws Exception {
        Options options =
                Timings.sampling(benchmark).forks(1).jvmArgs("-Xms2g", "-Xmx2g").build();
        List<Timings.Row> rows = new ArrayList<>();
        Timings.run(options).forEach(result -> rows.add(Timings.Row.of(result)));
        return rows;
    }
}
