package dev.agentfirewall.benchmarks;

import static java.util.regex.Matcher.quoteReplacement;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks and writes their table: quiet minimum, p50, p99, and the ratio of p50 to SHA-256 over 64 KB in the same
 * run; then the throughput of one and of two threads.
 *
 * <p>Run: {@code benchmarks/run [PAGE]}, between the marks of that page, by default {@code docs/benchmarks.md}.
 */
public final class Report {
    private static final @Nullable String OPA = System.getProperty("opa.address");

    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- table -->\n).*(<!-- end -->)");

    private Report() {}

    public static void main(String[] args) throws Exception {
        Path page = Path.of(args.length == 0 ? "docs/benchmarks.md" : args[0]);
        List<Row> rows = new ArrayList<>();
        for (String name : names()) {
            run(sampling(name)).forEach(result -> rows.add(Row.of(result)));
        }
        double one = throughput(1);
        double two = throughput(2);
        String table = table(rows) + "\n" + scaling(one, two) + "\n" + machine();
        Files.writeString(
                page, TABLE.matcher(Files.readString(page)).replaceFirst("$1" + quoteReplacement(table) + "$2"));
        System.out.print(table);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("BaselineBenchmark", "GuardBenchmark", "EngineBenchmark"));
        if (OPA != null) {
            names.add("OpaServerBenchmark");
        }
        return names;
    }

    private static Options sampling(String name) {
        return new OptionsBuilder()
                .include("\\." + name + "\\.")
                .mode(Mode.SampleTime)
                .forks(2)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(4)
                .measurementTime(TimeValue.seconds(2))
                .jvmArgs("-Xms1g", "-Xmx1g", "-Dopa.address=" + OPA)
                .build();
    }

    private static double throughput(int threads) throws Exception {
        Options options = new OptionsBuilder()
                .parent(sampling("GuardBenchmark"))
                .mode(Mode.Throughput)
                .threads(threads)
                .build();
        return run(options).iterator().next().getPrimaryResult().getScore() * 1e6; // calls a microsecond
    }

    private static Collection<RunResult> run(Options options) throws Exception {
        return new Runner(options).run();
    }

    /** One line of the table, in microseconds. */
    private record Row(String name, double min, double p50, double p99) {
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

    private static String table(List<Row> rows) {
        double yardstick = rows.get(0).p50;
        StringBuilder out = new StringBuilder(
                "| µs | min | p50 | p99 | p50 / SHA-256 of 64 KB |\n| --- | --- | --- | --- | --- |\n");
        for (Row row : rows) {
            out.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %.1f | %.1f | %.1f | %.2f |%n",
                    row.name,
                    row.min,
                    row.p50,
                    row.p99,
                    row.p50 / yardstick));
        }
        return out.toString();
    }

    private static String scaling(double one, double two) {
        return String.format(
                Locale.ROOT,
                "`guard`: %,.0f calls a second on one thread, %,.0f on two: %.2f times.%n",
                one,
                two,
                two / one);
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "Java %s, %s %s, %d processors.%n",
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }
}
