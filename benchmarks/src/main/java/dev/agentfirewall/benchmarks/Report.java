package dev.agentfirewall.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;

/**
 * Runs the benchmarks of a guarded call and writes their table: quiet minimum, p50, p99, and the ratio of p50 to SHA-256 over 64 KB
 * in the same run; then the throughput of one and of two threads.
 *
 * <p>Run: {@code benchmarks/run [PAGE]}, between the marks of that page, by default {@code docs/benchmarks.md}.
 */
public final class Report {
    private static final @Nullable String OPA = System.getProperty("opa.address");

    private Report() {}

    public static void main(String[] args) throws Exception {
        Path page = Path.of(args.length == 0 ? "docs/benchmarks.md" : args[0]);
        List<Timings.Row> rows = new ArrayList<>();
        for (String name : names()) {
            Timings.run(sampling(name).build()).forEach(result -> rows.add(Timings.Row.of(result)));
        }
        String table = Timings.table(rows, "sha256Of64KB", "SHA-256 of 64 KB");
        String scaling = scaling(throughput(1), throughput(2));
        Marks.write(page, "table", table + "\n" + scaling + "\n" + Timings.machine());
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("BaselineBenchmark", "GuardBenchmark", "EngineBenchmark"));
        if (OPA != null) {
            names.add("OpaServerBenchmark");
        }
        return names;
    }

    private static ChainedOptionsBuilder sampling(String name) {
        return Timings.sampling(name).jvmArgs("-Xms1g", "-Xmx1g", "-Dopa.address=" + OPA);
    }

    private static double throughput(int threads) throws Exception {
        Options options = sampling("GuardBenchmark")
                .mode(Mode.Throughput)
                .threads(threads)
                .build();
        return Timings.run(options).iterator().next().getPrimaryResult().getScore() * 1e6; // calls a microsecond
    }

    private static String scaling(double one, double two) {
        return String.format(
                Locale.ROOT,
                "`guard`: %,.0f calls a second on one thread, %,.0f on two: %.2f times.%n",
                one,
                two,
                two / one);
    }
}
