package dev.agentfirewall.trace.infer;

import java.util.List;
import java.util.Set;

/**
 * An argument as the model is told of it.
 *
 * @param name its top-level name
 * @param description what is said of it, empty where nothing is
 * @param types the JSON types it may have, in the schema's words; those of array elements count as the array's
 * @param format the schema's format, empty where it has none
 * @param choices the only values it may have; none where it is free
 * @param inner the names of the members an object may have, at any depth read
 * @param required whether it must be given; so where the schema says nothing of what must be
 */
record OfferedArgument(
        String name,
        String description,
        Set<String> types,
        String format,
        List<String> choices,
        List<OfferedArgument> inner,
        boolean required) {
    OfferedArgument {
        types = Set.copyOf(types);
        choices = List.copyOf(choices);
        inner = List.copyOf(inner);
    }

    /** Whether it can hold nothing but numbers. */
    boolean numeric() {
        return !types.isEmpty() && Set.of("number", "integer", "float", "null").containsAll(types);
    }

    /** Whether it can hold nothing but true and false. */
    boolean flag() {
        return !types.isEmpty() && Set.of("boolean", "bool", "null").containsAll(types);
    }
}
