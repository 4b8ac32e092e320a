package dev.agentfirewall.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus speaks of: its metrics, and the labels by which it selects and groups. Not a parser of the language; promtool is
 * that.
 */
record Expression(String text) {
    private static final Pattern METRIC =
            Pattern.compile("\\b((?:agent_firewall|gen_ai)_[a-z0-9_]+)(?:\\{([^}]*)\\})?");
    private static final Pattern MATCHER =
            Pattern.compile("([a-zA-Z_]+)\\s*(?:=~|!~|!=|=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");

    /** Labels that Prometheus adds to what it scrapes, and that no metric of ours has. */
    private static final Set<String> FROM_PROMETHEUS = Set.of("job", "instance");

    /** One metric in it, with the labels and values by which it is selected. */
    record Selector(String metric, Map<String, String> labels) {}

    List<Selector> selectors() {
        List<Selector> selectors = new ArrayList<>();
        Matcher found = METRIC.matcher(withoutGroupings());
        while (found.find()) {
            Map<String, String> labels = new LinkedHashMap<>();
            Matcher matchers = MATCHER.matcher(found.group(2) == null ? "" : found.group(2));
            while (matchers.find()) {
                labels.put(matchers.group(1), matchers.group(2));
            }
            labels.keySet().removeAll(FROM_PROMETHEUS);
            selectors.add(new Selector(found.group(1), labels));
        }
        return selectors;
    }

    /** All labels by which it groups. */
    Set<String> groupings() {
        Set<String> labels = new TreeSet<>();
        Matcher found = GROUPING.matcher(text);
        while (found.find()) {
            labels.addAll(List.of(found.group(1).trim().split("\\s*,\\s*")));
        }
        labels.removeAll(FROM_PROMETHEUS);
        return labels;
    }

    private String withoutGroupings() {
        return GROUPING.matcher(text).replaceAll("");
    }
}
