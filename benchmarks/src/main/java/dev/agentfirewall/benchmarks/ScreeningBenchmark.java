package dev.agentfirewall.benchmarks;

import dev.agentfirewall.guardmodel.BundledGuardModel;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.rag.classify.GuardModel;
import dev.agentfirewall.rag.classify.GuardScanner;
import dev.agentfirewall.scan.Channel;
import dev.agentfirewall.scan.ScanReport;
import dev.agentfirewall.scan.Scanner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading one text, on one thread: by rules, by rules and guard model, and SHA-256 of the same bytes beside it. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class ScreeningBenchmark {
    private static final int PROMPT = 1_150; // about 256 pieces of the model's tokenizer

    private final Scanner rules = RagScanner.rules();
    private final GuardModel model = BundledGuardModel.load();
    private final Scanner both = GuardScanner.of(rules, model).within(Duration.ofSeconds(30));
    private final String prompt = Prose.of(PROMPT);
    private final String result = Prose.of(10_000);
    private final String page = Prose.of(100_000);
    private final String book = Prose.of(1_000_000);
    private final String library = Prose.of(10_000_000);
    private final byte[] bytes = result.getBytes(StandardCharsets.UTF_8);
    private final MessageDigest sha256;

    public ScreeningBenchmark() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public byte[] sha256Of10KB() {
        return sha256.digest(bytes);
    }

    @Benchmark
    public ScanReport rules10KB() {
        return rules.scan(result, Channel.TOOL_RESULT);
    }

    @Benchmark
    public ScanReport rules100KB() {
        return rules.scan(page, Channel.TOOL_RESULT);
    }

    @Benchmark
    public ScanReport rules1MB() {
        return rules.scan(book, Channel.TOOL_RESULT);
    }

    @Benchmark
    public ScanReport rules10MB() {
        return rules.scan(library, Channel.TOOL_RESULT);
    }

    @Benchmark
    public ScanReport modelPrompt256Tokens() {
        return both.scan(prompt, Channel.USER);
    }

    @Benchmark
    public ScanReport model10KB() {
        return both.scan(result, Channel.TOOL_RESULT);
    }

    @Benchmark
    public ScanReport model100KB() {
        return both.scan(page, Channel.TOOL_RESULT);
    }
}
