package dev.agentfirewall.benchmarks;

import dev.agentfirewall.Firewall;
import dev.agentfirewall.FirewallObserver;
import dev.agentfirewall.enforcement.ToolOutcome;
import dev.agentfirewall.observe.Observability;
import dev.agentfirewall.policy.RegoPolicies;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The guarded call of {@link GuardBenchmark}, watched and not. Spans go the usual way, in batches to an exporter, which drops them. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ObservingBenchmark {

    /** How much is watched. */
    public enum Watching {
        NOTHING,
        METRICS,
        METRICS_AND_EVERY_TENTH_CALL,
        METRICS_AND_EVERY_CALL;

        FirewallObserver observer() {
            Observability metrics = Observability.micrometer(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
            return switch (this) {
                case NOTHING -> FirewallObserver.none();
                case METRICS -> metrics;
                case METRICS_AND_EVERY_TENTH_CALL -> metrics.opentelemetry(traces(Sampler.traceIdRatioBased(0.1)));
                case METRICS_AND_EVERY_CALL -> metrics.opentelemetry(traces(Sampler.alwaysOn()));
            };
        }

        private static OpenTelemetry traces(Sampler sampler) {
            return OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .setSampler(Sampler.parentBased(sampler))
                            .addSpanProcessor(
                                    BatchSpanProcessor.builder(new Dropping()).build())
                            .build())
                    .build();
        }
    }

    /** One firewall, watched. */
    @State(Scope.Benchmark)
    public static class Shared {
        @Param
        public Watching watching = Watching.NOTHING;

        private @Nullable Path log;
        private @Nullable Firewall firewall;

        @Setup(Level.Trial)
        public void open() throws Exception {
            log = Parts.temporary();
            firewall = Parts.firewall(RegoPolicies.defaults(), log, watching.observer());
        }

        Firewall firewall() {
            return Objects.requireNonNull(firewall);
        }

        @TearDown(Level.Trial)
        public void close() throws Exception {
            firewall().close();
            Parts.remove(Objects.requireNonNull(log));
        }
    }

    @Benchmark
    public ToolOutcome guard(Shared shared, GuardBenchmark.Talk talk) {
        ToolOutcome outcome = shared.firewall().guard(talk.next(shared.firewall()), talk.call(), call -> Traffic.SENT);
        if (!(outcome instanceof ToolOutcome.Completed)) {
            throw new IllegalStateException("the honest call was not permitted: " + outcome);
        }
        return outcome;
    }

    /** Where spans end. */
    private static final class Dropping implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
