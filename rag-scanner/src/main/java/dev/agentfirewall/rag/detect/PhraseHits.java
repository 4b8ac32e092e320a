package dev.agentfirewall.rag.detect;

import dev.agentfirewall.rag.detect.Passage.Place;
import dev.agentfirewall.rag.detect.PhraseBook.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where phrases of one language stand in a passage, part by part, in the order in which they end. Not thread-safe. */
final class PhraseHits {
    private final Map<Part, List<Place>> places = new EnumMap<>(Part.class);

    void add(Part part, Place place) {
        places.computeIfAbsent(part, p -> new ArrayList<>()).add(place);
    }

    private List<Place> of(Part part) {
        return places.getOrDefault(part, List.of());
    }

    boolean has(Part part) {
        return !of(part).isEmpty();
    }

    /** The first phrase of {@code part}. */
    Optional<Place> first(Part part) {
        return of(part).stream().findFirst();
    }

    /** From a phrase of {@code one} to the nearest of {@code other}, either way around, at most {@code gap} between them. */
    Optional<Place> pair(Part one, Part other, int gap) {
        Place best = null;
        List<Place> others = of(other);
        int behind = 0;
        for (Place place : of(one)) {
            while (behind < others.size() && others.get(behind).end() + gap < place.start()) {
                behind++;
            }
            for (int i = behind; i < Math.min(others.size(), behind + 3); i++) {
                Place joined = join(place, others.get(i));
                boolean near = gap(place, others.get(i)) <= gap;
                if (near && (best == null || joined.end() - joined.start() < best.end() - best.start())) {
                    best = joined;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether a phrase of {@code part} stands in {@code place}, or as near to it as {@code gap}. */
    boolean near(Place place, Part part, int gap) {
        return of(part).stream().anyMatch(one -> gap(one, place) <= gap);
    }

    private static int gap(Place one, Place other) {
        return Math.max(0, Math.max(other.start() - one.end(), one.start() - other.end()));
    }

    private static Place join(Place one, Place other) {
        return new Place(Math.min(one.start(), other.start()), Math.max(one.end(), other.end()));
    }
}
