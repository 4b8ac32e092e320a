package dev.agentfirewall.observe;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Prometheus would read, taken apart. */
final class Scrape {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? ([^ ]+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"([^\"]*)\"");

    private final String text;

    private Scrape(String text) {
        this.text = text;
    }

    static Scrape of(PrometheusMeterRegistry registry) {
        return new Scrape(registry.scrape());
    }

    static PrometheusMeterRegistry registry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    String text() {
        return text;
    }

    /** One series and its value. */
    record Sample(String name, Map<String, String> labels, double value) {
        boolean has(String... pairs) {
            for (int i = 0; i < pairs.length; i += 2) {
                if (!pairs[i + 1].equals(labels.get(pairs[i]))) {
                    return false;
                }
            }
            return true;
        }
    }

    List<Sample> samples() {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Sample(line.group(1), labels(line.group(2)), Double.parseDouble(line.group(3))))
                .toList();
    }

    /** Adds up the series called {@code name} that have these labels. */
    double value(String name, String... labels) {
        return samples().stream()
                .filter(sample -> sample.name().equals(name) && sample.has(labels))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** Names and, of each, the labels that it comes with. */
    Map<String, Set<String>> labelsByName() {
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        for (Sample sample : samples()) {
            labels.computeIfAbsent(sample.name(), name -> new TreeSet<>())
                    .addAll(sample.labels().keySet());
        }
        return labels;
    }

    private static Map<String, String> labels(String written) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher found = LABEL.matcher(written == null ? "" : written);
        while (found.find()) {
            labels.put(found.group(1), found.group(2));
        }
        return labels;
    }
}
