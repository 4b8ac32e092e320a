package dev.agentfirewall.audit.file;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.audit.AuditException;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Times appends of a record of about a kilobyte, a line for each policy and number of threads: the numbers in
 * {@code docs/audit-format.md}. Not a test: {@code java … AppendSpeed [records a thread]}.
 */
final class AppendSpeed {
    private static final Json.Obj EVENT = event();

    private AppendSpeed() {}

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        print("canonical, " + CanonicalJson.bytes(EVENT).length + " bytes", canonical(count), 0);
        for (int round = 0; round < 3; round++) {
            run(FsyncPolicy.GROUP, 1, count);
            run(FsyncPolicy.GROUP, 2, count);
        }
        run(FsyncPolicy.EACH, 1, count / 50);
        run(FsyncPolicy.EACH, 8, count / 50);
    }

    private static long[] canonical(int count) {
        return LongStream.range(0, count)
                .map(i -> {
                    long start = System.nanoTime();
                    int length = CanonicalJson.bytes(EVENT).length;
                    return System.nanoTime() - start + (length == 0 ? 1 : 0);
                })
                .toArray();
    }

    private static void run(FsyncPolicy policy, int threads, int count) throws Exception {
        Path directory = Files.createTempDirectory("append-speed");
        List<long[]> nanos = new ArrayList<>();
        long start = System.nanoTime();
        try (FileAuditSink sink =
                FileAuditSink.open(FileAuditConfig.in(directory).withFsync(policy))) {
            List<Thread> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                long[] mine = new long[count];
                nanos.add(mine);
                running.add(new Thread(() -> append(sink, mine)));
            }
            running.forEach(Thread::start);
            for (Thread thread : running) {
                thread.join();
            }
        }
        print(policy + ", threads " + threads, merged(nanos), System.nanoTime() - start);
        verify(directory);
    }

    private static void append(FileAuditSink sink, long[] nanos) {
        try {
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                sink.append(EVENT);
                nanos[i] = System.nanoTime() - start;
            }
        } catch (AuditException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void verify(Path directory) throws AuditException, IOException {
        long start = System.nanoTime();
        AuditReport report = AuditVerifier.verify(directory);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "  verified %d, %.0f a second%n", report.records(), report.records() / seconds);
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    private static long[] merged(List<long[]> parts) {
        return parts.stream().flatMapToLong(Arrays::stream).toArray();
    }

    private static void print(String what, long[] nanos, long all) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-24s min %.1f  p50 %.1f  p99 %.1f us%s%n",
                what,
                nanos[0] / 1e3,
                nanos[nanos.length / 2] / 1e3,
                nanos[(int) (nanos.length * 0.99)] / 1e3,
                all == 0 ? "" : String.format(Locale.ROOT, "  %.0f a second", nanos.length / (all / 1e9)));
    }

    private static Json.Obj event() {
        Json digest = Json.of(Digest.of("any").toString());
        Json reason = Json.object()
                .put("argument", "/to")
                .put("code", "mail.recipient_untrusted")
                .build();
        return Json.object()
                .put("kind", "decided")
                .put("time", "2026-11-22T10:00:00.123456Z")
                .put("mode", "enforce")
                .put("deployment", "eu-prod")
                .put("checkpoint", "tool_call")
                .put(
                        "subject",
                        Json.object().put("id", "emma").put("tenant", "acme").build())
                .put("conversation", digest)
                .put(
                        "model",
                        Json.object()
                                .put("name", "large")
                                .put("artifact", digest)
                                .build())
                .put("tool", "send_email")
                .put("server", Json.NULL)
                .put("arguments", digest)
                .put("decision", "deny")
                .put("basis", "rule")
                .put("reasons", new Json.Arr(List.of(reason, reason)))
                .put("obligations", new Json.Arr(List.of()))
                .put("advice", new Json.Arr(List.of()))
                .put("approvers", new Json.Arr(List.of()))
                .put("findings", Json.strings(List.of("text.injection.override")))
                .put(
                        "policy",
                        Json.object()
                                .put("engine", "plan")
                                .put("bundle", digest)
                                .build())
                .put(
                        "micros",
                        Json.object().put("context", 12).put("policy", 38).build())
                .put(
                        "guards",
                        new Json.Arr(List.of(
                                Json.object()
                                        .put("name", "rules")
                                        .put("model", Json.NULL)
                                        .build(),
                                Json.object()
                                        .put("name", "classifier")
                                        .put("model", digest)
                                        .build())))
                .build();
    }
}
