package dev.agentfirewall.cli.demo;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in a few words what a call is about, for a person who watches. */
final class CallWords {
    private static final Set<String> WHOM = Set.of("recipients", "participants", "to");
    private static final Set<String> NAMES = Set.of("subject", "title");
    private static final Set<String> LENGTHY = Set.of("body", "description", "start_time", "end_time", "location");

    private CallWords() {}

    static String of(Json.Obj arguments) {
        List<String> words = new ArrayList<>();
        arguments.members().forEach((name, value) -> {
            if (WHOM.contains(name)) {
                words.add("to " + text(value));
            }
        });
        arguments.members().forEach((name, value) -> {
            if (NAMES.contains(name)) {
                words.add("“" + text(value) + "”");
            } else if (!WHOM.contains(name) && !LENGTHY.contains(name)) {
                words.add(text(value));
            }
        });
        return String.join(" ", words);
    }

    private static String text(Json value) {
        if (value instanceof Json.Arr array) {
            return array.elements().stream().map(CallWords::text).collect(Collectors.joining(", "));
        }
        return value instanceof Json.Str text ? text.value() : CanonicalJson.write(value);
    }
}
