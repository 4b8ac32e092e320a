package dev.agentfirewall.output;

import java.util.List;
import java.util.Set;

/**
 * Of a host, the name that somebody registered, and what they put below it.
 *
 * <p><b>Limitations.</b> Which second names are given out by a country is known for the usual ones; no list of public suffixes is asked.
 */
final class Site {
    private static final Set<String> SECOND = Set.of(
            "ac", "co", "com", "edu", "gob", "gouv", "gov", "go", "gv", "ltd", "mil", "ne", "net", "nom", "or", "org",
            "plc", "sch");

    private Site() {}

    /** The name that somebody registered. */
    static String of(String host) {
        List<String> labels = List.of(host.split("\\.", -1));
        int kept = kept(labels);
        return labels.size() <= kept ? host : String.join(".", labels.subList(labels.size() - kept, labels.size()));
    }

    /** The labels below it, but {@code www}; empty where there are none. */
    static String below(String host) {
        List<String> labels = List.of(host.split("\\.", -1));
        if (host.startsWith("[") || labels.size() <= kept(labels)) {
            return "";
        }
        return String.join(
                ".",
                labels.subList(0, labels.size() - kept(labels)).stream()
                        .filter(label -> !label.equals("www"))
                        .toList());
    }

    private static int kept(List<String> labels) {
        int n = labels.size();
        boolean country = n > 2 && labels.get(n - 1).length() == 2 && SECOND.contains(labels.get(n - 2));
        return country ? 3 : 2;
    }
}
