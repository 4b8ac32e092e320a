package dev.agentfirewall.redteam.suite;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.redteam.run.MalformedRunException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tools of a suite, as far as its calls must fit them.
 *
 * @param offered as models are told of them
 * @param arguments the arguments of each tool, by its name
 */
record OfferedTools(Json.Arr offered, Map<String, Arguments> arguments) {
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);

    /**
     * What a tool may be called with.
     *
     * @param known the names that its schema knows
     * @param required those that it must have
     */
    record Arguments(Set<String> known, Set<String> required) {}

    static OfferedTools read(String file, String text) throws MalformedRunException {
        try {
            if (JSON.read(text) instanceof Json.Arr offered) {
                return new OfferedTools(offered, arguments(file, offered));
            }
        } catch (MalformedJsonException e) {
            throw new MalformedRunException(file, 0, String.valueOf(e.getMessage()));
        }
        throw new MalformedRunException(file, 0, "is not a list of tools");
    }

    private static Map<String, Arguments> arguments(String file, Json.Arr offered) throws MalformedRunException {
        Map<String, Arguments> tools = new LinkedHashMap<>();
        for (Json tool : offered.elements()) {
            Json function = member(tool, "function").orElse(Json.NULL);
            if (!(member(function, "name").orElse(Json.NULL) instanceof Json.Str name)) {
                throw new MalformedRunException(file, 0, "tool " + (tools.size() + 1) + " has no `function.name`");
            }
            if (tools.put(name.value(), arguments(function)) != null) {
                throw new MalformedRunException(file, 0, "tool `" + name.value() + "` is there twice");
            }
        }
        return tools;
    }

    private static Arguments arguments(Json function) {
        Json schema = member(function, "parameters").orElse(Json.NULL);
        Set<String> known = member(schema, "properties").orElse(Json.NULL) instanceof Json.Obj properties
                ? properties.members().keySet()
                : Set.of();
        Set<String> required = new HashSet<>();
        if (member(schema, "required").orElse(Json.NULL) instanceof Json.Arr names) {
            names.elements().forEach(name -> required.add(((Json.Str) name).value()));
        }
        return new Arguments(known, required);
    }

    private static Optional<Json> member(Json value, String name) {
        return value instanceof Json.Obj object ? object.get(name) : Optional.empty();
    }

    /** What is wrong with calling {@code tool} with arguments of these names; empty where nothing is. */
    Optional<String> misfit(String tool, Set<String> given) {
        Arguments schema = arguments.get(tool);
        if (schema == null) {
            return Optional.of("no tool `" + tool + "` is offered");
        }
        List<String> strange =
                given.stream().filter(name -> !schema.known.contains(name)).toList();
        List<String> missing = schema.required.stream()
                .filter(name -> !given.contains(name))
                .sorted()
                .toList();
        if (!strange.isEmpty()) {
            return Optional.of("`" + tool + "` has no argument `" + strange.get(0) + "`");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("`" + tool + "` needs the argument `" + missing.get(0) + "`");
    }
}
