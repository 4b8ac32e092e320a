package dev.agentfirewall.cli;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.stream.Collectors;

/** JSON on one line, members in the order they were put: as people like to read what programs read. */
public final class JsonText {
    private JsonText() {}

    /** The text of {@code value}, without a line end. */
    public static String write(Json value) {
        if (value instanceof Json.Obj object) {
            return object.members().entrySet().stream()
                    .map(member -> CanonicalJson.write(Json.of(member.getKey())) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Json.Arr array) {
            return array.elements().stream().map(JsonText::write).collect(Collectors.joining(",", "[", "]"));
        }
        return CanonicalJson.write(value);
    }
}
