package dev.agentfirewall.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;

/**
 * Runs the benchmark of watching in turns, so that what else the machine does falls on all of them, and writes the quietest turn of each with its
 * ratio to the call that nobody watches.
 *
 * <p>Run: {@code benchmarks/run observing [PAGE]}, between the marks of that page, by default {@code docs/benchmarks.md}.
 */
public final class ObservingReport {
    private static final int TURNS = 4;

    private ObservingReport() {}

    public static void main(String[] args) throws Exception {
        Path page = Path.of(args.length == 0 ? "docs/benchmarks.md" : args[0]);
        Map<ObservingBenchmark.Watching, List<Timings.Row>> rows = new EnumMap<>(ObservingBenchmark.Watching.class);
        for (int i = 0; i < TURNS; i++) {
            for (ObservingBenchmark.Watching watching : ObservingBenchmark.Watching.values()) {
                rows.computeIfAbsent(watching, unknown -> new ArrayList<>()).add(turn(watching));
            }
        }
        Marks.write(page, "observing", table(rows) + "\n" + Timings.machine());
    }

    private static Timings.Row turn(ObservingBenchmark.Watching watching) throws Exception {
        RunResult result = Timings.run(Timings.sampling("ObservingBenchmark")
                        .forks(1)
                        .param("watching", watching.name())
                        .jvmArgs("-Xms1g", "-Xmx1g")
                        .build())
                .iterator()
                .next();
        return Timings.Row.of(result);
    }

    private static String table(Map<ObservingBenchmark.Watching, List<Timings.Row>> rows) {
        double bare = quietest(Objects.requireNonNull(rows.get(ObservingBenchmark.Watching.NOTHING)))
                .p50();
        StringBuilder out =
                new StringBuilder("| µs | min | p50 | p99 | p50 / unwatched |\n| --- | --- | --- | --- | --- |\n");
        rows.forEach((watching, turns) -> {
            Timings.Row row = quietest(turns);
            out.append(String.format(
                    Locale.ROOT,
                    "| `guard`, %s | %.1f | %.1f | %.1f | %.2f |%n",
                    watching.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    row.min(),
                    row.p50(),
                    row.p99(),
                    row.p50() / bare));
        });
        return out.toString();
    }

    private static Timings.Row quietest(List<Timings.Row> turns) {
        return turns.stream().min(Comparator.comparingDouble(Timings.Row::p50)).orElseThrow();
    }
}
