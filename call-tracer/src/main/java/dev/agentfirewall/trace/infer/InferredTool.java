package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.provenance.Label;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was inferred of a tool, with how sure each line is.
 *
 * @param name the name under which the model calls it
 * @param effects what it does
 * @param arguments the role of each top-level argument, in the schema's order
 * @param objects what it acts on: English singular nouns
 * @param result the label of what it returns
 */
public record InferredTool(
        String name,
        Guess<InferredEffects> effects,
        Map<String, Guess<ArgumentRole>> arguments,
        Set<String> objects,
        Guess<Label> result) {
    public InferredTool {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        objects = Collections.unmodifiableSet(new LinkedHashSet<>(objects));
    }

    /** The tool as the firewall takes it: inferred, of this process, described by nobody. */
    public ToolDescriptor descriptor() {
        Map<String, ArgumentRole> roles = new LinkedHashMap<>();
        arguments.forEach((argument, role) -> roles.put(argument, role.value()));
        return new ToolDescriptor(
                name,
                Optional.empty(),
                Optional.empty(),
                Declaration.INFERRED,
                effects.value().all(),
                effects.value().primary(),
                roles,
                Optional.empty(),
                result.value(),
                objects);
    }
}
