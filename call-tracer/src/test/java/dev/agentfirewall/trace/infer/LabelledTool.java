package dev.agentfirewall.trace.infer;

import dev.agentfirewall.call.ArgumentRole;
import dev.agentfirewall.call.Effect;
import dev.agentfirewall.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool and what a person says it does.
 *
 * @param name its name
 * @param description what its author says of it; empty where the tool is taken from elsewhere
 * @param primary what it is for
 * @param effects everything it does
 * @param roles the roles of its arguments
 * @param choices the only values of those arguments that are not free
 */
record LabelledTool(
        String name,
        String description,
        Effect primary,
        Set<Effect> effects,
        Map<String, ArgumentRole> roles,
        Map<String, List<String>> choices) {

    /** The roles that rules hold values to: a miss here is one to the less dangerous side. */
    static final Set<ArgumentRole> SINKS = EnumSet.of(
            ArgumentRole.RECIPIENT,
            ArgumentRole.URL,
            ArgumentRole.PATH,
            ArgumentRole.COMMAND,
            ArgumentRole.ACCOUNT,
            ArgumentRole.CREDENTIAL,
            ArgumentRole.AMOUNT);

    private static final Pattern ARGUMENT = Pattern.compile("(\\w+)(?:\\(([^)]*)\\))?=(\\w+)");

    /** Reads lines {@code name | description | effects, the primary first | argument=role argument(choice,choice)=role …}. */
    static List<LabelledTool> read(String resource) {
        try (InputStream file = LabelledTool.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("no resource `" + resource + "`");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(LabelledTool::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledTool of(String line) {
        String[] parts = line.split("\\|", -1);
        EnumSet<Effect> effects = EnumSet.noneOf(Effect.class);
        String[] words = parts[2].strip().split(" ", -1);
        for (String word : words) {
            effects.add(Effect.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        Map<String, ArgumentRole> roles = new LinkedHashMap<>();
        Map<String, List<String>> choices = new LinkedHashMap<>();
        Matcher argument = ARGUMENT.matcher(parts[3]);
        while (argument.find()) {
            roles.put(argument.group(1), ArgumentRole.valueOf(argument.group(3).toUpperCase(Locale.ROOT)));
            if (argument.group(2) != null) {
                choices.put(argument.group(1), List.of(argument.group(2).split(",", -1)));
            }
        }
        Effect primary = Effect.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new LabelledTool(parts[0].strip(), parts[1].strip(), primary, effects, roles, choices);
    }

    /** The tool as a model would be told of it: texts without descriptions. */
    Json offered() {
        Json.ObjBuilder properties = Json.object();
        for (String argument : roles.keySet()) {
            Json.ObjBuilder schema = Json.object().put("type", "string");
            if (choices.containsKey(argument)) {
                List<Json> values = new ArrayList<>();
                choices.get(argument).forEach(choice -> values.add(new Json.Str(choice)));
                schema.put("enum", new Json.Arr(values));
            }
            properties.put(argument, schema.build());
        }
        return Json.object()
                .put("name", name)
                .put("description", description)
                .put(
                        "parameters",
                        Json.object().put("properties", properties.build()).build())
                .build();
    }
}
