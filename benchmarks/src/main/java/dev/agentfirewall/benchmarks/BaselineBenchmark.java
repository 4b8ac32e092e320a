package dev.agentfirewall.benchmarks;

import java.security.MessageDigest;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** SHA-256 over 64 KB by the JDK: the yardstick, so that figures of different machines can be compared. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
public class BaselineBenchmark {
    private final byte[] bytes = new byte[64 * 1024];
    private final MessageDigest sha256;

    public BaselineBenchmark() {
        new Random(7).nextBytes(bytes);
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public byte[] sha256Of64KB() {
        return sha256.digest(bytes);
    }
}
