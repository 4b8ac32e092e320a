package dev.agentfirewall.rag.sensitive;

import dev.agentfirewall.rag.sensitive.text.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Of sightings that overlap, one stays: the surer, else the longer. A card's digits inside an IBAN are the IBAN's. */
final class Overlaps {
    private static final Comparator<Sighting> SUREST = Comparator.comparingDouble(Sighting::score)
            .reversed()
            .thenComparingInt(one -> one.start() - one.end())
            .thenComparingInt(Sighting::start)
            .thenComparing(Sighting::code);

    private Overlaps() {}

    /** Those that stay, in the order of the text. */
    static List<Sighting> resolve(List<Sighting> sightings) {
        List<Sighting> surest = new ArrayList<>(sightings);
        surest.sort(SUREST);
        TreeMap<Integer, Sighting> kept = new TreeMap<>();
        for (Sighting one : surest) {
            var before = kept.lowerEntry(one.end());
            if (before == null || before.getValue().end() <= one.start()) {
                kept.put(one.start(), one);
            }
        }
        return List.copyOf(kept.values());
    }
}
