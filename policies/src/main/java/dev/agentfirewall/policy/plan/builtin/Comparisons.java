package dev.agentfirewall.policy.plan.builtin;

import dev.agentfirewall.policy.plan.value.Values;

/** {@code ==}, {@code !=} and the order of all values. */
final class Comparisons {
    private Comparisons() {}

    static void register(Registry registry) {
        registry.two("equal", (a, b, budget) -> Values.equal(a, b))
                .two("neq", (a, b, budget) -> !Values.equal(a, b))
                .two("lt", (a, b, budget) -> Values.compare(a, b) < 0)
                .two("lte", (a, b, budget) -> Values.compare(a, b) <= 0)
                .two("gt", (a, b, budget) -> Values.compare(a, b) > 0)
                .two("gte", (a, b, budget) -> Values.compare(a, b) >= 0);
    }
}
