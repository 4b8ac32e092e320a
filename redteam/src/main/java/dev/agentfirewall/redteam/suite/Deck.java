package dev.agentfirewall.redteam.suite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Things dealt in an order that looks like chance and is always the same: each once before any comes again. Not thread-safe. */
final class Deck<T> {
    private final List<T> cards;
    private final Random chance;
    private final List<T> left = new ArrayList<>();

    Deck(List<T> cards, long seed) {
        this.cards = List.copyOf(cards);
        this.chance = new Random(seed);
    }

    T deal() {
        return deal(any -> true);
    }

    /** The next one that {@code fits}, or the next one at all where none does; those passed over keep their turn. */
    T deal(Predicate<T> fits) {
        Predicate<T> wanted = cards.stream().anyMatch(fits) ? fits : any -> true;
        if (left.stream().noneMatch(wanted)) {
            List<T> lap = new ArrayList<>(cards);
            Collections.shuffle(lap, chance);
            left.addAll(lap);
        }
        T next = left.stream().filter(wanted).findFirst().orElseThrow();
        left.remove(next);
        return next;
    }
}
