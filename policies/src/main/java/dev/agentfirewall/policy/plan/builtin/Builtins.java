package dev.agentfirewall.policy.plan.builtin;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The built-ins there are, by OPA's name. */
public final class Builtins {
    private static final Map<String, Builtin> ALL = all();

    private Builtins() {}

    /** The built-in called {@code name}, empty when it is not supported. */
    public static Optional<Builtin> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** The names of all that are supported, sorted. */
    public static Set<String> names() {
        return new TreeSet<>(ALL.keySet());
    }

    private static Map<String, Builtin> all() {
        Registry registry = new Registry();
        Comparisons.register(registry);
        Types.register(registry);
        Arithmetic.register(registry);
        Aggregates.register(registry);
        Collections.register(registry);
        Objects.register(registry);
        Strings.register(registry);
        JsonTexts.register(registry);
        JsonPaths.register(registry);
        JsonPatch.register(registry);
        Encodings.register(registry);
        Graphs.register(registry);
        Versions.register(registry);
        Units.register(registry);
        Uuids.register(registry);
        Regexes.register(registry);
        Globs.register(registry);
        Networks.register(registry);
        Times.register(registry);
        return registry.all();
    }
}
