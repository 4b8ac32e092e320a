package dev.agentfirewall.observe;

import dev.agentfirewall.vitals.Vital;
import dev.agentfirewall.vitals.Vitals;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

/**
 * What parts tell of themselves, read when somebody scrapes. Parts of the same name, as of two firewalls in one process, add up; of questions the oldest counts. Parts are held
 * weakly: a firewall that is no longer used is no longer counted. Thread-safe.
 */
final class VitalMeters {
    private final MeterRegistry registry;
    private final Map<Name, List<WeakReference<Vitals>>> told = new ConcurrentHashMap<>();

    VitalMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void add(Vitals part) {
        for (Vital vital : part.vitals()) {
            Name name = new Name(vital.kind(), vital.part());
            told.computeIfAbsent(name, this::registered).add(new WeakReference<>(part));
        }
    }

    private List<WeakReference<Vitals>> registered(Name name) {
        List<WeakReference<Vitals>> parts = new CopyOnWriteArrayList<>();
        switch (name.kind) {
            case CACHE_ENTRIES -> gauge(Metric.CACHE_ENTRIES, Tags.of("cache", name.part), name, parts);
            case CACHE_HITS -> counter(Metric.CACHE_GETS, Tags.of("cache", name.part, "result", "hit"), name, parts);
            case CACHE_MISSES -> counter(Metric.CACHE_GETS, Tags.of("cache", name.part, "result", "miss"), name, parts);
            case CACHE_EVICTIONS -> counter(Metric.CACHE_EVICTIONS, Tags.of("cache", name.part), name, parts);
            case CONVERSATIONS -> gauge(Metric.CONVERSATIONS, Tags.empty(), name, parts);
            case POOL_IN_USE -> gauge(Metric.POOL_IN_USE, Tags.of("pool", name.part), name, parts);
            case POOL_SIZE -> gauge(Metric.POOL_SIZE, Tags.of("pool", name.part), name, parts);
            case WAITING -> gauge(Metric.WAITING, Tags.of("part", name.part), name, parts);
            case QUESTIONS -> gauge(Metric.QUESTIONS, Tags.of("store", name.part), name, parts);
            case OLDEST_QUESTION -> gauge(Metric.OLDEST_QUESTION, Tags.of("store", name.part), name, parts);
            case AVAILABLE -> gauge(Metric.AVAILABLE, Tags.of("part", name.part), name, parts);
        }
        return parts;
    }

    private void gauge(Metric metric, Tags tags, Name name, List<WeakReference<Vitals>> parts) {
        Gauge.builder(metric.title(), parts, name::read)
                .description(metric.help())
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private void counter(Metric metric, Tags tags, Name name, List<WeakReference<Vitals>> parts) {
        FunctionCounter.builder(metric.title(), parts, name::read)
                .description(metric.help())
                .tags(tags)
                .register(registry);
    }

    private record Name(Vital.Kind kind, String part) {
        double read(List<WeakReference<Vitals>> parts) {
            LongStream values = parts.stream()
                    .map(WeakReference::get)
                    .filter(Objects::nonNull)
                    .flatMap(vitals -> vitals.vitals().stream())
                    .filter(vital -> vital.kind() == kind && vital.part().equals(part))
                    .distinct() // what two parts share, such as a pool, is told by both
                    .mapToLong(vital -> vital.value().getAsLong());
            return switch (kind) {
                case AVAILABLE -> least(values);
                case OLDEST_QUESTION -> values.max().orElse(0);
                default -> values.sum();
            };
        }

        /** Of several the one that fares worst; nothing where none is left. */
        private static double least(LongStream values) {
            OptionalLong least = values.min();
            return least.isPresent() ? least.getAsLong() : Double.NaN;
        }
    }
}
