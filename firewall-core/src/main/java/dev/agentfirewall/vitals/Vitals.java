package dev.agentfirewall.vitals;

import java.util.List;

/**
 * A part of the firewall that can tell how it is: a cache how full, a pool how busy, a server whether it answers.
 *
 * <p><b>Guarantees</b> that an implementation gives: it is thread-safe, and gives the same vitals, in the same order, each time it is asked.
 */
@FunctionalInterface
public interface Vitals {

    /** What it tells; few, and each cheap to read. */
    List<Vital> vitals();

    /** The vitals of {@code part}; none where it tells nothing of itself. */
    static List<Vital> of(Object part) {
        return part instanceof Vitals known ? known.vitals() : List.of();
    }
}
