package dev.agentfirewall.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.options.Options;

/**
 * Runs the benchmark of provenance and writes its table, with the heap that a tracer holds of conversations in use and idle.
 *
 * <p>Run: {@code benchmarks/run provenance [PAGE]}, between the marks of that page, by default {@code docs/benchmarks.md}.
 */
public final class ProvenanceReport {
    private ProvenanceReport() {}

    public static void main(String[] args) throws Exception {
        Path page = Path.of(args.length == 0 ? "docs/benchmarks.md" : args[0]);
        List<Timings.Row> rows = rows("BaselineBenchmark");
        rows.addAll(rows("ProvenanceBenchmark"));
        String table = Timings.table(rows, "sha256Of64KB", "SHA-256 of 64 KB");
        Marks.write(page, "provenance", table + "\n" + TracerMemory.measured() + "\n" + Timings.machine());
    }

    private static List<Timings.Row> rows(String benchmark) throws Exception {
        Options options =
                Timings.sampling(benchmark).jvmArgs("-Xms1g", "-Xmx1g").build();
        List<Timings.Row> rows = new ArrayList<>();
        Timings.run(options).forEach(result -> rows.add(Timings.Row.of(result)));
        return rows;
    }
}
