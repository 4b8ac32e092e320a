package dev.agentfirewall.policy.plan.builtin;

import java.util.HashMap;
import java.util.Map;

/** Collects the built-ins by name while they are registered. */
final class Registry {
    private final Map<String, Builtin> builtins = new HashMap<>();

    Registry one(String name, Builtin.One function) {
        return add(name, function);
    }

    Registry two(String name, Builtin.Two function) {
        return add(name, function);
    }

    Registry three(String name, Builtin.Three function) {
        return add(name, function);
    }

    Registry four(String name, Builtin.Four function) {
        return add(name, function);
    }

    Map<String, Builtin> all() {
        return Map.copyOf(builtins);
    }

    private Registry add(String name, Builtin function) {
        if (builtins.put(name, function) != null) {
            throw new IllegalStateException("built-in `" + name + "` is registered twice");
        }
        return this;
    }
}
