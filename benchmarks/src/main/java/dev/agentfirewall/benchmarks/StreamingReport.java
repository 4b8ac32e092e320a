package dev.agentfirewall.benchmarks;

import dev.agentfirewall.AnswerStream;
import dev.agentfirewall.Firewall;
import dev.agentfirewall.decision.RequestContext;
import dev.agentfirewall.output.OutputGate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.options.Options;

/**
 * Runs the benchmark of streamed answers and writes its table, with how much of the answer waited on its way.
 *
 * <p>Run: {@code benchmarks/run streaming [PAGE]}, between the marks of that page, by default {@code docs/benchmarks.md}.
 */
public final class StreamingReport {
    private static final int TOKENS = 2_500;

    private StreamingReport() {}

    public static void main(String[] args) throws Exception {
        Path page = Path.of(args.length == 0 ? "docs/benchmarks.md" : args[0]);
        List<Timings.Row> rows = rows("BaselineBenchmark");
        rows.addAll(rows("StreamingBenchmark"));
        String table = Timings.table(rows, "sha256Of64KB", "SHA-256 of 64 KB");
        Marks.write(page, "streaming", table + "\n" + waited() + "\n" + Timings.machine());
    }

    private static List<Timings.Row> rows(String benchmark) throws Exception {
        Options options =
                Timings.sampling(benchmark).jvmArgs("-Xms1g", "-Xmx1g").build();
        List<Timings.Row> rows = new ArrayList<>();
        Timings.run(options).forEach(result -> rows.add(Timings.Row.of(result)));
        return rows;
    }

    /** How many characters stood back at most, and on the average of all tokens. */
    private static String waited() throws Exception {
        Path log = Parts.temporary();
        try (Firewall firewall = Parts.answering(log, OutputGate.standard())) {
            AnswerStream answer = firewall.answer(RequestContext.of(Traffic.EMMA, Errand.conversation(20_000, 1)));
            int waiting = 0;
            int most = 0;
            long sum = 0;
            for (String token : Spoken.tokens(TOKENS)) {
                waiting += token.length() - answer.accept(token).length();
                most = Math.max(most, waiting);
                sum += waiting;
            }
            answer.end().stop().ifPresent(stop -> {
                throw new IllegalStateException("the honest answer was stopped by " + stop.code());
            });
            return String.format(
                    Locale.ROOT,
                    "Of an answer of 10,000 characters %d waited on the average, %d at most.%n",
                    sum / TOKENS,
                    most);
        } finally {
            Parts.remove(log);
        }
    }
}
