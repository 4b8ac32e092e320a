package dev.agentfirewall.langchain4j;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import dev.langchain4j.service.tool.ToolExecutor;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Puts the values of {@code @P(defaultValue = …)} into the arguments before they are judged. The library fills them in later: what
 * policy has not seen would run.
 */
final class ArgumentDefaults {
    private static final JsonReader READER = new JsonReader(JsonLimits.ARGUMENTS);

    private final Map<String, Json> defaults;

    private ArgumentDefaults(Map<String, Json> defaults) {
        this.defaults = defaults;
    }

    static ArgumentDefaults of(ToolExecutor executor) {
        Map<String, Json> defaults = new LinkedHashMap<>();
        if (executor instanceof DefaultToolExecutor own) {
            for (Parameter parameter : own.originalMethod().getParameters()) {
                P described = parameter.getAnnotation(P.class);
                if (described != null && !P.NO_DEFAULT.equals(described.defaultValue())) {
                    defaults.put(ToolDescriptors.nameOf(parameter), value(parameter, described.defaultValue()));
                }
            }
        }
        return new ArgumentDefaults(Map.copyOf(defaults));
    }

    // The library takes a default of these types as it stands, and reads any other as JSON.
    private static Json value(Parameter parameter, String text) {
        Class<?> type = parameter.getType();
        if (type == String.class || type.isEnum() || type == UUID.class) {
            return Json.of(text);
        }
        try {
            return READER.read(text);
        } catch (MalformedJsonException e) {
            throw new IllegalStateException(
                    "`@P(defaultValue)` of parameter `" + parameter.getName() + "` is not JSON", e);
        }
    }

    /** The arguments as the tool would get them; those that cannot be read come back as they are, to be refused. */
    String into(String arguments) {
        if (defaults.isEmpty()) {
            return arguments;
        }
        try {
            Json.Obj given = arguments.isBlank() ? Json.Obj.EMPTY : READER.readObject(arguments);
            return CanonicalJson.write(filled(given));
        } catch (MalformedJsonException e) {
            return arguments;
        }
    }

    private Json.Obj filled(Json.Obj given) {
        Map<String, Json> members = new LinkedHashMap<>(given.members());
        defaults.forEach((name, value) -> members.compute(
                name, (same, present) -> present == null || present.equals(Json.NULL) ? value : present));
        return new Json.Obj(members);
    }
}
