package dev.agentfirewall.recording;

import dev.agentfirewall.call.Declaration;
import dev.agentfirewall.call.ToolDescriptor;
import dev.agentfirewall.files.OwnerFiles;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The tools that runs were recorded with, beside them: {@code SUITE.tools.json} as models are offered them, and {@code SUITE.declarations.json} with
 * what the host says of them. Of tools with one name the last one counts. Confined to the recorder's thread.
 */
final class ToolFiles {
    private static final int MOST = 10_000;
    private static final String NAME = "name";

    private final Path offers;
    private final Path declarations;
    private final Map<String, OfferedTool> seen = new LinkedHashMap<>();

    ToolFiles(Path folder, String suite) {
        this.offers = folder.resolve(suite + ".tools.json");
        this.declarations = folder.resolve(suite + ".declarations.json");
    }

    /** Writes both files anew where {@code tools} hold one that is new or was another. */
    void note(List<OfferedTool> tools, UnaryOperator<Json> redacted) throws IOException {
        boolean changed = false;
        for (OfferedTool tool : tools) {
            if (seen.size() < MOST || seen.containsKey(tool.tool().name())) {
                changed |= !tool.equals(seen.put(tool.tool().name(), tool));
            }
        }
        try {
            if (changed) {
                write(redacted);
            }
        } catch (IOException e) {
            seen.clear(); // so that the next turn tries again
            throw e;
        }
    }

    private void write(UnaryOperator<Json> redacted) throws IOException {
        Map<String, Json> offered = new LinkedHashMap<>();
        Map<String, Json> declared = new LinkedHashMap<>();
        seen.forEach((name, tool) -> {
            offered.put(name, redacted.apply(offer(tool)));
            if (tool.tool().declaration() != Declaration.UNDECLARED) {
                declared.put(name, declaration(tool.tool()));
            }
        });
        replace(offers, new Json.Arr(List.copyOf(merged(offers, "", offered).values())));
        replace(
                declarations,
                Json.object()
                        .put("version", 1)
                        .put(
                                "tools",
                                new Json.Arr(List.copyOf(
                                        merged(declarations, "tools", declared).values())))
                        .build());
    }

    private static void replace(Path file, Json content) throws IOException {
        OwnerFiles.replace(file, CanonicalJson.write(content).getBytes(StandardCharsets.UTF_8));
    }

    /** {@code now}, and what {@code file} says of other tools: runs of an earlier start may call them. */
    private static Map<String, Json> merged(Path file, String member, Map<String, Json> now) throws IOException {
        Map<String, Json> merged = new LinkedHashMap<>();
        if (Files.exists(file)) {
            entries(file, member).forEach(entry -> nameOf(entry).forEach(name -> merged.put(name, entry)));
        }
        merged.putAll(now);
        return merged;
    }

    private static List<Json> entries(Path file, String member) throws IOException {
        try {
            Json read = new JsonReader(JsonLimits.FILES).read(Files.readAllBytes(file));
            Json entries = read instanceof Json.Obj object && !member.isEmpty()
                    ? object.get(member).orElse(Json.NULL)
                    : read;
            return entries instanceof Json.Arr array ? array.elements() : List.of();
        } catch (MalformedJsonException e) {
            throw new IOException("`" + file.getFileName() + "` is not the JSON that was written; move it away", e);
        }
    }

    private static List<String> nameOf(Json entry) {
        Json holder = entry instanceof Json.Obj object ? object.get("function").orElse(object) : Json.NULL;
        return holder instanceof Json.Obj named && named.get(NAME).orElse(Json.NULL) instanceof Json.Str name
                ? List.of(name.value())
                : List.of();
    }

    static Json offer(OfferedTool tool) {
        Json.Obj function = Json.object()
                .put(NAME, tool.tool().name())
                .put("description", tool.description())
                .put("parameters", tool.parameters())
                .build();
        return Json.object().put("type", "function").put("function", function).build();
    }

    /** What the host says. A run names tools alone, so the server and the wording that a declaration is bound to are left out. */
    static Json declaration(ToolDescriptor tool) {
        Json.ObjBuilder roles = Json.object();
        new TreeMap<>(tool.roles()).forEach((name, role) -> roles.put(name, role.word()));
        Json.ObjBuilder json = Json.object()
                .put(NAME, tool.name())
                .put("inferred", tool.declaration() == Declaration.INFERRED)
                .put("effects", Json.array(tool.effects(), effect -> Json.of(effect.word())))
                .put("primary", tool.primaryEffect().word())
                .put("objects", Json.strings(new TreeSet<>(tool.objects())))
                .put("arguments", roles.build())
                .put(
                        "result",
                        Json.object()
                                .put("integrity", tool.result().integrity().word())
                                .put(
                                        "confidentiality",
                                        tool.result().confidentiality().word())
                                .build());
        tool.permission().ifPresent(role -> json.put("permission", role));
        return json.build();
    }
}
