package dev.agentfirewall.cli.vault;

import dev.agentfirewall.cli.UnreadableFileException;
import dev.agentfirewall.files.OwnerFiles;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.vault.VaultRun;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs and their tools in new files that their owner alone may read. Not thread-safe. */
final class ExportFiles implements AutoCloseable {
    private final Path folder;
    private final Writer runs;
    private final Map<String, Json> offers = new LinkedHashMap<>();
    private final Map<String, Json> declarations = new LinkedHashMap<>();
    private long written;

    ExportFiles(Path folder) {
        this.folder = folder;
        try {
            OwnerFiles.folder(folder);
            this.runs = fresh("vault.jsonl");
        } catch (IOException e) {
            throw unwritable();
        }
    }

    void add(VaultRun run) {
        try {
            runs.write(CanonicalJson.write(run.run()) + "\n");
        } catch (IOException e) {
            throw unwritable();
        }
        written++;
        run.offers().elements().forEach(offer -> offers.put(name(member(offer, "function")), offer));
        if (member(run.declarations(), "tools") instanceof Json.Arr declared) {
            declared.elements().forEach(tool -> declarations.put(name(tool), tool));
        }
    }

    /** Writes the tools too; says how many runs there are. */
    long finish() {
        Json.Obj declared = Json.object()
                .put("version", 1)
                .put("tools", new Json.Arr(List.copyOf(declarations.values())))
                .build();
        try (Writer tools = fresh("vault.tools.json");
                Writer said = fresh("vault.declarations.json")) {
            tools.write(CanonicalJson.write(new Json.Arr(List.copyOf(offers.values()))));
            said.write(CanonicalJson.write(declared));
        } catch (IOException e) {
            throw unwritable();
        }
        return written;
    }

    private Writer fresh(String name) throws IOException {
        Path file = folder.resolve(name);
        OwnerFiles.create(file);
        return Files.newBufferedWriter(file);
    }

    private static Json member(Json json, String name) {
        return json instanceof Json.Obj object ? object.get(name).orElse(Json.NULL) : Json.NULL;
    }

    private static String name(Json json) {
        return member(json, "name") instanceof Json.Str name ? name.value() : "";
    }

    private UnreadableFileException unwritable() {
        return new UnreadableFileException(
                folder.toString(), "cannot be written, or holds `vault.jsonl` already: give a new folder");
    }

    @Override
    public void close() {
        try {
            runs.close();
        } catch (IOException e) {
            throw unwritable();
        }
    }
}
