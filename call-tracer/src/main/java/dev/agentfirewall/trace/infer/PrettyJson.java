package dev.agentfirewall.trace.infer;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** JSON as a person reads it: what fits on a line stands on one, members keep their order. */
public final class PrettyJson {
    private static final int WIDTH = 110;

    private PrettyJson() {}

    /** The text of {@code value}, with a line end. */
    public static String write(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, 0, out);
        return out.append('\n').toString();
    }

    private static void write(Json value, int indent, StringBuilder out) {
        String line = line(value);
        List<String> names = new ArrayList<>();
        List<Json> parts = new ArrayList<>();
        if (value instanceof Json.Obj object && indent + line.length() > WIDTH) {
            object.members().forEach((name, part) -> {
                names.add(CanonicalJson.write(Json.of(name)) + ": ");
                parts.add(part);
            });
        } else if (value instanceof Json.Arr array && indent + line.length() > WIDTH) {
            parts.addAll(array.elements());
        } else {
            out.append(line);
            return;
        }
        out.append(line.charAt(0));
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "\n" : ",\n").append(" ".repeat(indent + 2));
            out.append(names.isEmpty() ? "" : names.get(i));
            write(parts.get(i), indent + 2, out);
        }
        out.append('\n').append(" ".repeat(indent)).append(line.charAt(line.length() - 1));
    }

    private static String line(Json value) {
        if (value instanceof Json.Obj object) {
            return object.members().entrySet().stream()
                    .map(member -> CanonicalJson.write(Json.of(member.getKey())) + ": " + line(member.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Json.Arr array) {
            return array.elements().stream().map(PrettyJson::line).collect(Collectors.joining(", ", "[", "]"));
        }
        return CanonicalJson.write(value);
    }
}
