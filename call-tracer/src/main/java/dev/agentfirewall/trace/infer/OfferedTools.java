package dev.agentfirewall.trace.infer;

import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads tools as OpenAI, Anthropic, MCP and their like write them; what is not understood of a schema says nothing. */
final class OfferedTools {
    private static final int DEPTH = 4;

    private OfferedTools() {}

    /** The tools of a list, of an object with a member {@code tools}, or a single tool. */
    static List<OfferedTool> read(Json json) throws UnreadableToolsException {
        Map<String, OfferedTool> tools = new LinkedHashMap<>();
        int number = 0;
        for (Json entry : entries(json)) {
            OfferedTool tool = tool(entry, ++number);
            if (tools.put(tool.name(), tool) != null) {
                throw new UnreadableToolsException("tool `" + tool.name() + "` stands there twice; remove one");
            }
        }
        return List.copyOf(tools.values());
    }

    private static List<Json> entries(Json json) throws UnreadableToolsException {
        if (json instanceof Json.Arr array) {
            return array.elements();
        }
        if (json instanceof Json.Obj object) {
            for (String list : List.of("tools", "functions", "function_declarations", "functionDeclarations")) {
                if (object.get(list).orElse(Json.NULL) instanceof Json.Arr array) {
                    return array.elements();
                }
            }
            if (object.get("result").orElse(Json.NULL) instanceof Json.Obj result) { // a recorded answer to tools/list
                return entries(result);
            }
            return List.of(object);
        }
        throw new UnreadableToolsException("expected an array of tools, or an object with a member `tools`");
    }

    private static OfferedTool tool(Json entry, int number) throws UnreadableToolsException {
        Json.Obj outer = object(Optional.of(entry));
        Json.Obj tool = outer.get("function").isPresent() ? object(outer.get("function")) : outer;
        String name = text(tool.get("name")).strip();
        if (name.isEmpty()) {
            throw new UnreadableToolsException("tool number " + number + " has no `name`");
        }
        Json.Obj schema = Stream.of("parameters", "inputSchema", "input_schema", "parametersJsonSchema")
                .flatMap(member -> tool.get(member).stream())
                .findFirst()
                .map(found -> object(Optional.of(found)))
                .orElse(Json.Obj.EMPTY);
        return new OfferedTool(
                name, text(tool.get("description")), arguments(schema, DEPTH), object(tool.get("annotations")));
    }

    private static List<OfferedArgument> arguments(Json.Obj schema, int depth) {
        List<OfferedArgument> arguments = new ArrayList<>();
        Set<String> must = Set.copyOf(texts(schema.get("required")));
        if (depth > 0) {
            for (Map.Entry<String, Json> member :
                    object(schema.get("properties")).members().entrySet()) {
                boolean required = must.isEmpty() || must.contains(member.getKey());
                arguments.add(argument(member.getKey(), object(Optional.of(member.getValue())), depth, required));
            }
        }
        return arguments;
    }

    private static OfferedArgument argument(String name, Json.Obj schema, int depth, boolean required) {
        List<Json.Obj> variants = variants(schema, depth);
        Set<String> types = new LinkedHashSet<>();
        List<String> choices = new ArrayList<>();
        List<OfferedArgument> inner = new ArrayList<>();
        String format = "";
        for (Json.Obj variant : variants) {
            types(variant.get("type"), types);
            format = format.isEmpty() ? text(variant.get("format")) : format;
            choices.addAll(texts(variant.get("enum")));
            inner.addAll(arguments(variant, depth - 1));
        }
        types.remove("array");
        return new OfferedArgument(name, text(schema.get("description")), types, format, choices, inner, required);
    }

    /** A schema, its elements' and its alternatives', as one: what any of them may be, the argument may be. */
    private static List<Json.Obj> variants(Json.Obj schema, int depth) {
        List<Json.Obj> all = new ArrayList<>(List.of(schema));
        if (depth <= 0) {
            return all;
        }
        for (String several : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.get(several).orElse(Json.NULL) instanceof Json.Arr array) {
                array.elements().forEach(one -> all.addAll(variants(object(Optional.of(one)), depth - 1)));
            }
        }
        if (schema.get("items").isPresent()) {
            all.addAll(variants(object(schema.get("items")), depth - 1));
        }
        return all;
    }

    private static void types(Optional<Json> type, Set<String> types) {
        types.addAll(texts(type));
        if (type.isPresent() && type.get() instanceof Json.Str one) {
            types.add(one.value().toLowerCase(Locale.ROOT));
        }
    }

    private static List<String> texts(Optional<Json> list) {
        List<String> texts = new ArrayList<>();
        if (list.orElse(Json.NULL) instanceof Json.Arr array) {
            array.elements().forEach(one -> texts.add(text(Optional.of(one))));
        }
        return texts;
    }

    private static String text(Optional<Json> value) {
        return value.orElse(Json.NULL) instanceof Json.Str string ? string.value() : "";
    }

    private static Json.Obj object(Optional<Json> value) {
        return value.orElse(Json.NULL) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    }
}
