package dev.agentfirewall.observe;

import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The series of one metric, by the values of its labels: each made when it is first needed, at most {@value #MOST} of them. What comes after that
 * counts under {@value Names#OTHER}, so that no label can fill a metrics store. Thread-safe.
 *
 * @param <M> the kind of meter
 */
final class Series<M> {
    /** More combinations of labels than this are not told apart. */
    static final int MOST = 2_000;

    private final Metric metric;
    private final Function<List<Tag>, M> make;
    private final Map<List<String>, M> series = new ConcurrentHashMap<>();

    Series(Metric metric, Function<List<Tag>, M> make) {
        this.metric = metric;
        this.make = make;
    }

    M of(String... values) {
        List<String> key = List.of(values);
        M known = series.get(key);
        return known == null ? made(key) : known;
    }

    private M made(List<String> key) {
        List<String> told = series.size() < MOST ? key : Collections.nCopies(key.size(), Names.OTHER);
        return series.computeIfAbsent(told, values -> make.apply(tags(values)));
    }

    private List<Tag> tags(List<String> values) {
        List<String> labels = metric.labels();
        if (labels.size() != values.size()) {
            throw new IllegalArgumentException(metric + " has " + labels.size() + " labels, not " + values.size());
        }
        List<Tag> tags = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            tags.add(Tag.of(labels.get(i), values.get(i)));
        }
        return tags;
    }
}
