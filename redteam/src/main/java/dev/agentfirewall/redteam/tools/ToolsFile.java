package dev.agentfirewall.redteam.tools;

import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.redteam.run.MalformedRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of tools in the form in which chat models are offered them: an array of {@code {"type":"function","function":{…}}}, of the
 * functions alone, or an object with such an array as {@code tools}.
 */
public final class ToolsFile {
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);

    private final String file;

    private ToolsFile(String file) {
        this.file = file;
    }

    /**
     * The tools in {@code file}, in its order.
     *
     * @throws MalformedRunException when it cannot be read, names no tool or one twice
     */
    public static List<OfferedTool> read(Path file) throws MalformedRunException {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new MalformedRunException(
                    file.toString(), 0, "cannot be read; is there such a file, and may you read it?");
        }
    }

    /** The tools in {@code utf8}; {@code name} is for messages. */
    public static List<OfferedTool> parse(String name, byte[] utf8) throws MalformedRunException {
        try {
            return new ToolsFile(name).tools(JSON.read(utf8));
        } catch (MalformedJsonException e) {
            throw new MalformedRunException(name, 0, String.valueOf(e.getMessage()));
        }
    }

    private List<OfferedTool> tools(Json file) throws MalformedRunException {
        Json list = file instanceof Json.Obj object ? object.get("tools").orElse(Json.NULL) : file;
        if (!(list instanceof Json.Arr entries)) {
            throw wrong("expected an array of tools");
        }
        Map<String, OfferedTool> tools = new LinkedHashMap<>();
        for (Json entry : entries.elements()) {
            OfferedTool tool = tool(entry, tools.size() + 1);
            if (tools.put(tool.name(), tool) != null) {
                throw wrong("tool `" + tool.name() + "` stands there twice");
            }
        }
        return List.copyOf(tools.values());
    }

    private OfferedTool tool(Json entry, int number) throws MalformedRunException {
        Json function =
                entry instanceof Json.Obj object ? object.get("function").orElse(entry) : entry;
        if (function instanceof Json.Obj object
                && object.get("name").orElse(Json.NULL) instanceof Json.Str name
                && !name.value().isBlank()) {
            String description =
                    object.get("description").orElse(Json.NULL) instanceof Json.Str text ? text.value() : "";
            Json.Obj parameters =
                    object.get("parameters").orElse(Json.NULL) instanceof Json.Obj schema ? schema : Json.Obj.EMPTY;
            return new OfferedTool(name.value(), description, parameters);
        }
        throw wrong("tool number " + number + " has no `name`");
    }

    private MalformedRunException wrong(String what) {
        return new MalformedRunException(file, 0, what);
    }
}
