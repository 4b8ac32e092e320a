package dev.agentfirewall.trace.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases of a lexicon, found by their tokens, the longest first. Filled once, then only read. */
final class Phrases<V> {
    private final Map<String, Phrases<V>> next = new HashMap<>();
    private final List<V> values = new ArrayList<>();

    /** What was found: the values of a phrase and how many tokens it has. */
    record Match<V>(List<V> values, int length) {}

    /** The phrase that {@code text} is, in tokens. */
    static List<String> split(String text) {
        return Tokens.withoutQuotes(text).stream().map(Token::form).toList();
    }

    void add(List<String> phrase, V value) {
        Phrases<V> node = this;
        for (String word : phrase) {
            node = node.next.computeIfAbsent(word, w -> new Phrases<>());
        }
        node.values.add(value);
    }

    /** The longest phrase that starts at {@code from}, or null. */
    @Nullable
    Match<V> longest(List<Token> tokens, int from) {
        Phrases<V> node = this;
        Match<V> best = null;
        for (int i = from; i < tokens.size(); i++) {
            Phrases<V> further = node.next.get(tokens.get(i).form());
            if (further == null) {
                break;
            }
            node = further;
            if (!node.values.isEmpty()) {
                best = new Match<>(node.values, i - from + 1);
            }
        }
        return best;
    }

    /** All phrases that start at {@code from}, the shortest first. */
    List<Match<V>> all(List<Token> tokens, int from) {
        Phrases<V> node = this;
        List<Match<V>> all = List.of();
        for (int i = from; i < tokens.size(); i++) {
            Phrases<V> further = node.next.get(tokens.get(i).form());
            if (further == null) {
                break;
            }
            node = further;
            if (!node.values.isEmpty()) {
                all = all.isEmpty() ? new ArrayList<>() : all;
                all.add(new Match<>(node.values, i - from + 1));
            }
        }
        return all;
    }
}
