package dev.agentfirewall.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gauges that stand at 1 while something is in use: a policy, a scanner, a model. What goes out of use goes out of the registry as well, so that
 * a dashboard shows what is in force and nothing else. At most {@value #MOST} at a time. Thread-safe.
 */
final class Infos {
    private static final int MOST = 100;

    private final MeterRegistry registry;
    private final Map<List<String>, Users> users = new HashMap<>();

    Infos(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One more has {@code values} in use. */
    synchronized void enter(Metric metric, String... values) {
        List<String> key = key(metric, values);
        Users known = users.get(key);
        if (known != null) {
            known.count++;
        } else if (users.size() < MOST) {
            users.put(key, new Users(register(metric, values)));
        }
    }

    /** One less has {@code values} in use. */
    synchronized void leave(Metric metric, String... values) {
        List<String> key = key(metric, values);
        Users known = users.get(key);
        if (known != null && --known.count == 0) {
            users.remove(key);
            registry.remove(known.gauge);
        }
    }

    private Gauge register(Metric metric, String... values) {
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(metric.labels().get(i), values[i]);
        }
        return Gauge.builder(metric.title(), () -> 1)
                .description(metric.help())
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private static List<String> key(Metric metric, String... values) {
        List<String> key = new ArrayList<>(values.length + 1);
        key.add(metric.title());
        key.addAll(List.of(values));
        return key;
    }

    private static final class Users {
        private final Gauge gauge;
        private int count = 1;

        Users(Gauge gauge) {
            this.gauge = gauge;
        }
    }
}
