package dev.agentfirewall.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** Runs benchmarks in fresh Java processes and makes their table. */
final class Timings {
    private Timings() {}

    /** How each benchmark is sampled: twice anew, warmed for ten seconds, measured for eight. */
    static ChainedOptionsBuilder sampling(String name) {
        return new OptionsBuilder()
                .include("\\." + name + "\\.")
                .mode(Mode.SampleTime)
                .forks(2)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(2));
    }

    static Collection<RunResult> run(Options options) throws RunnerException {
        return new Runner(options).run();
    }

    /**
     * One line of a table, in microseconds.
     *
     * @param min the quiet minimum
     */
    record Row(String name, double min, double p50, double p99) {
        static Row of(RunResult run) {
            Result<?> result = run.getPrimaryResult();
            Statistics times = result.getStatistics();
            return new Row(
                    run.getParams().getBenchmark().replaceAll(".*\\.", ""),
                    times.getMin(),
                    times.getPercentile(50),
                    times.getPercentile(99));
        }
    }

    /** All rows; the last column compares with the row called {@code yardstick}. */
    static String table(List<Row> rows, String yardstick, String called) {
        double unit = rows.stream()
                .filter(row -> row.name.equals(yardstick))
                .mapToDouble(Row::p50)
                .findFirst()
                .orElseThrow();
        StringBuilder out =
                new StringBuilder("| µs | min | p50 | p99 | p50 / " + called + " |\n| --- | --- | --- | --- | --- |\n");
        for (Row row : rows) {
            out.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %.1f | %.1f | %.1f | %.2f |%n",
                    row.name,
                    row.min,
                    row.p50,
                    row.p99,
                    row.p50 / unit));
        }
        return out.toString();
    }

    static String machine() {
        return String.format(
                Locale.ROOT,
                "Java %s, %s %s, %d processors.%n",
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }
}
