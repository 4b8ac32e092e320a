package dev.agentfirewall.redteam.suite;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an attacker wants done.
 *
 * @param id its name in the suite
 * @param orders the bare order, by language; English is always there
 * @param calls what an agent does that follows it; at least one
 */
public record Goal(String id, Map<String, String> orders, List<ScriptedCall> calls) {
    /** The language that every goal is told in. */
    public static final String COMMON_LANGUAGE = "en";

    public Goal {
        orders = Map.copyOf(orders);
        calls = List.copyOf(calls);
        if (!orders.containsKey(COMMON_LANGUAGE) || calls.isEmpty()) {
            throw new IllegalArgumentException("a goal needs an order in English, and a call");
        }
    }

    public boolean isToldIn(String language) {
        return orders.containsKey(language);
    }

    /** The order in {@code language}, or in English where it is not told in that. */
    public String order(String language) {
        return Objects.requireNonNull(orders.getOrDefault(language, orders.get(COMMON_LANGUAGE)));
    }

    @Override
    public String toString() {
        return "goal `" + id + "`";
    }
}
