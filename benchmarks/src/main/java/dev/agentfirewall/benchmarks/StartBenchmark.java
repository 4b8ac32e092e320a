package dev.agentfirewall.benchmarks;

import dev.agentfirewall.artifact.VerifiedArtifact;
import dev.agentfirewall.guardmodel.BundledGuardModel;
import dev.agentfirewall.rag.classify.GuardModel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a start costs: the guard model's files verified, then made ready; and SHA-256 of as many bytes beside it. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class StartBenchmark {
    private final byte[] bytes;
    private final MessageDigest sha256;

    public StartBenchmark() {
        long size = BundledGuardModel.verified().manifest().entries().stream()
                .mapToLong(entry -> entry.size())
                .sum();
        bytes = new byte[Math.toIntExact(size)];
        new Random(3).nextBytes(bytes);
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public byte[] sha256OfAsMuch() {
        return sha256.digest(bytes);
    }

    @Benchmark
    public VerifiedArtifact verifyModel() {
        return BundledGuardModel.verified();
    }

    @Benchmark
    public GuardModel verifyAndLoadModel() {
        GuardModel model = BundledGuardModel.load();
        model.close();
        return model;
    }
}
