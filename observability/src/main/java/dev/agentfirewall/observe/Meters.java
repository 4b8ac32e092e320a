package dev.agentfirewall.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of one registry. Thread-safe. */
final class Meters {
    /** From what is in a cache to what an engine far away takes. */
    private static final Duration[] QUICK =
            millis(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1_000, 5_000);

    /** What a model or a tool takes. */
    private static final Duration[] LONG =
            millis(1, 5, 10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);

    /** What people take. */
    private static final Duration[] PATIENT =
            millis(10, 1_000, 10_000, 60_000, 300_000, 900_000, 3_600_000, 14_400_000, 86_400_000);

    private static final double[] TOKENS = {1, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576};

    private final MeterRegistry registry;
    private final Map<Metric, Series<Counter>> counters = new EnumMap<>(Metric.class);
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Series<Timer> calls;
    private final Series<Timer> texts;
    private final Series<Timer> waits;
    private final Series<Timer> chats;
    private final Series<DistributionSummary> tokens;
    private final Timer overhead;
    private final AtomicInteger waiting = new AtomicInteger();
    private final VitalMeters vitals;
    private final Infos infos;

    Meters(MeterRegistry registry) {
        this.registry = registry;
        for (Metric metric : Metric.values()) {
            if (metric.kind() == Metric.Kind.COUNTER) {
                counters.put(
                        metric,
                        new Series<>(metric, tags -> counter(metric).tags(tags).register(registry)));
            }
        }
        Series<Timer> byStage = timers(Metric.STAGE_DURATION, QUICK);
        for (Stage stage : Stage.values()) {
            stages.put(stage, byStage.of(stage.word()));
        }
        this.calls = timers(Metric.CALL_DURATION, LONG);
        this.texts = timers(Metric.TEXT_DURATION, QUICK);
        this.waits = timers(Metric.APPROVAL_WAIT, PATIENT);
        this.chats = timers(Metric.CHAT_DURATION, LONG);
        this.tokens = new Series<>(
                Metric.CHAT_TOKENS,
                tags -> DistributionSummary.builder(Metric.CHAT_TOKENS.title())
                        .description(Metric.CHAT_TOKENS.help())
                        .serviceLevelObjectives(TOKENS)
                        .tags(tags)
                        .register(registry));
        this.overhead = timers(Metric.OVERHEAD, QUICK).of();
        this.vitals = new VitalMeters(registry);
        this.infos = new Infos(registry);
        Gauge.builder(Metric.APPROVALS_WAITING.title(), waiting, AtomicInteger::get)
                .description(Metric.APPROVALS_WAITING.help())
                .strongReference(true)
                .register(registry);
        count(Metric.AUDIT_FAILURES, 0); // there from the start, so that an alert on its growth sees the first one
        count(Metric.OBSERVATION_FAILURES, 0);
    }

    /** Counts one more. */
    void count(Metric metric, String... labels) {
        count(metric, 1, labels);
    }

    private void count(Metric metric, int by, String... labels) {
        Series<Counter> series = counters.get(metric);
        if (series == null) {
            throw new IllegalArgumentException(metric + " is no counter");
        }
        series.of(labels).increment(by);
    }

    void stage(Stage stage, long nanos) {
        Timer timer = stages.get(stage);
        if (timer != null) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    void call(String outcome, long nanos, long elsewhere) {
        calls.of(outcome).record(nanos, TimeUnit.NANOSECONDS);
        overhead.record(Math.max(0, nanos - elsewhere), TimeUnit.NANOSECONDS);
    }

    void text(String checkpoint, long nanos) {
        texts.of(checkpoint).record(nanos, TimeUnit.NANOSECONDS);
    }

    void waited(String answer, long nanos) {
        waits.of(answer).record(nanos, TimeUnit.NANOSECONDS);
    }

    void chat(String model, String error, long nanos) {
        chats.of("chat", model, error).record(nanos, TimeUnit.NANOSECONDS);
    }

    void tokens(String model, String type, int used) {
        tokens.of("chat", model, type).record(used);
    }

    /** How many wait for people now. */
    AtomicInteger waiting() {
        return waiting;
    }

    VitalMeters vitals() {
        return vitals;
    }

    Infos infos() {
        return infos;
    }

    private static Counter.Builder counter(Metric metric) {
        return Counter.builder(metric.title()).description(metric.help());
    }

    private Series<Timer> timers(Metric metric, Duration[] buckets) {
        return new Series<>(
                metric,
                tags -> Timer.builder(metric.title())
                        .description(metric.help())
                        .serviceLevelObjectives(buckets)
                        .tags(tags)
                        .register(registry));
    }

    private static Duration[] millis(double... millis) {
        Duration[] all = new Duration[millis.length];
        for (int i = 0; i < millis.length; i++) {
            all[i] = Duration.ofNanos(Math.round(millis[i] * 1e6));
        }
        return all;
    }
}
