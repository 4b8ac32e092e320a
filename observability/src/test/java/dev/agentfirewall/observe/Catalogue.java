package dev.agentfirewall.observe;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names and labels that Prometheus can come to see, by the list of metrics. */
final class Catalogue {
    private static final Set<String> PARTS = Set.of("_bucket", "_count", "_sum", "_max");

    private Catalogue() {}

    static boolean knows(String series) {
        return metric(series).isPresent();
    }

    /** The labels that a series may have. */
    static Set<String> labels(String series) {
        Metric metric = metric(series).orElseThrow();
        Set<String> labels = metric.labels().stream()
                .map(label -> label.replace('.', '_'))
                .collect(Collectors.toCollection(TreeSet::new));
        if (series.endsWith("_bucket")) {
            labels.add("le");
        }
        return labels;
    }

    private static Optional<Metric> metric(String series) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.inPrometheus().equals(series) || isPart(metric, series))
                .findFirst();
    }

    private static boolean isPart(Metric metric, String series) {
        boolean histogram = metric.kind() == Metric.Kind.TIMER || metric.kind() == Metric.Kind.SUMMARY;
        return histogram && PARTS.stream().anyMatch(part -> (metric.inPrometheus() + part).equals(series));
    }
}
