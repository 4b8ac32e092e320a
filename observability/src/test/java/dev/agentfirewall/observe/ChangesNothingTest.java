package dev.agentfirewall.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.FirewallObserver;
import dev.agentfirewall.enforcement.ToolOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Watching changes nothing: neither when it fails, nor by forgetting what a part can do. */
class ChangesNothingTest {

    @Test
    void guard_registryThatRefusesMeters_decidesAsWithoutIt() {
        AtomicInteger refused = new AtomicInteger();
        SimpleMeterRegistry refusing = new SimpleMeterRegistry() {
            @Override
            protected Counter newCounter(Meter.Id id) {
                if (id.getName().contains("failures")) {
                    return super.newCounter(id);
                }
                refused.incrementAndGet();
                throw new IllegalStateException("no more meters");
            }
        };

        assertSameAsUnwatched(Observability.micrometer(refusing));
        assertThat(refused).hasPositiveValue();
        assertThat(refusing.get("agent.firewall.observation.failures").counter().count())
                .isPositive();
    }

    @Test
    void guard_tracerThatThrows_decidesAsWithoutIt() {
        AtomicInteger refused = new AtomicInteger();

        assertSameAsUnwatched(
                Observability.micrometer(new SimpleMeterRegistry()).opentelemetry(new Telemetry(name -> {
                    refused.incrementAndGet();
                    throw new StackOverflowError("no more spans");
                })));
        assertThat(refused).hasPositiveValue();
    }

    @Test
    void guard_nothingToTraceWith_decidesAsWithoutIt() {
        assertSameAsUnwatched(Observability.micrometer(new SimpleMeterRegistry()));
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
        assertThat(Way.current()).isNull();
    }

    private static void assertSameAsUnwatched(FirewallObserver observer) {
        Office plain = new Office(FirewallObserver.none());
        Office watched = new Office(observer);
        for (String arguments : List.of(Office.TO_BOB, Office.TO_EVE, "{\"to\":")) {
            ToolOutcome expected = plain.send(arguments);
            assertThat(watched.send(arguments)).isEqualTo(expected);
        }
        watched.aDay();
        assertThat(Way.current()).isNull();
    }

    /** A method with a body that a watcher leaves out would do what the interface says and not what the part does. */
    @TestFactory
    Stream<DynamicTest> watchers_passOnEverythingThatAPartCanDo() {
        return Stream.of(
                        WatchedApprovals.class,
                        WatchedDoor.class,
                        WatchedOutput.class,
                        WatchedPolicy.class,
                        WatchedScanner.class,
                        WatchedSink.class,
                        WatchedTracer.class,
                        Observability.class)
                .map(watcher -> DynamicTest.dynamicTest(
                        watcher.getSimpleName(),
                        () -> assertThat(inherited(watcher)).isEmpty()));
    }

    private static List<String> inherited(Class<?> watcher) {
        return Arrays.stream(watcher.getInterfaces())
                .flatMap(part -> Arrays.stream(part.getMethods()))
                .filter(Method::isDefault)
                .filter(method -> Arrays.stream(watcher.getDeclaredMethods())
                        .noneMatch(own -> own.getName().equals(method.getName())
                                && Arrays.equals(own.getParameterTypes(), method.getParameterTypes())))
                .map(Method::getName)
                .toList();
    }

    private record Telemetry(Tracer tracer) implements OpenTelemetry {
        @Override
        public TracerProvider getTracerProvider() {
            return new TracerProvider() {
                @Override
                public Tracer get(String name) {
                    return tracer;
                }

                @Override
                public Tracer get(String name, String version) {
                    return tracer;
                }
            };
        }

        @Override
        public ContextPropagators getPropagators() {
            return ContextPropagators.noop();
        }
    }
}
