package dev.agentfirewall.policy.tooling;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import dev.agentfirewall.policy.SettingsOverride;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The default rules and a team's own, laid out in a temporary folder for OPA: {@code rego}, {@code schema} and {@code lint}. */
final class Workspace implements AutoCloseable {
    private static final JsonReader JSON = new JsonReader(JsonLimits.FILES);
    private static final String SETTINGS = "settings/data.json";

    private final Path root;

    private Workspace(Path root) {
        this.root = root;
    }

    /** Lays out the defaults with {@code own} over them. */
    static Workspace of(RuleFolder own) {
        try {
            Workspace workspace = new Workspace(Files.createTempDirectory("agent-firewall-policy"));
            try {
                workspace.lay(own);
                return workspace;
            } catch (IOException | RuntimeException e) {
                workspace.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PolicyToolException("rules in `" + own.folder() + "` cannot be laid out for OPA", e);
        }
    }

    private void lay(RuleFolder own) throws IOException {
        DefaultSources.copyTo(root);
        for (var file : own.files().entrySet()) {
            Path place = rego().resolve(file.getKey());
            if (file.getKey().equals(SETTINGS)) {
                Files.write(place, laidOver(Files.readAllBytes(place), Files.readAllBytes(file.getValue())));
            } else {
                copy(file.getValue(), place);
                addDomain(file.getKey());
            }
        }
        Files.writeString(rego().resolve(RuleList.FILE), RuleList.of(sources()));
    }

    private static void copy(Path from, Path to) throws IOException {
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(to, Files.readAllBytes(from));
    }

    private static byte[] laidOver(byte[] defaults, byte[] own) throws IOException {
        Json.Obj data = Json.object().put("settings", read(SETTINGS, defaults)).build();
        Json.Obj merged = SettingsOverride.of(own).applyTo(data);
        return CanonicalJson.bytes(merged.get("settings").orElseThrow());
    }

    // OPA's type checker believes the schema: a team's own settings must be in it, of any type.
    private void addDomain(String name) throws IOException {
        if (!name.startsWith("settings/")) {
            return;
        }
        Path file = root.resolve("schema").resolve("settings.json");
        Json.Obj schema = read("settings.json", Files.readAllBytes(file));
        Map<String, Json> members = new LinkedHashMap<>(schema.members());
        Map<String, Json> known =
                new LinkedHashMap<>(((Json.Obj) schema.get("properties").orElseThrow()).members());
        known.putIfAbsent(name.split("/", -1)[1], Json.Obj.EMPTY);
        members.put("properties", new Json.Obj(known));
        Files.write(file, CanonicalJson.bytes(new Json.Obj(members)));
    }

    private static Json.Obj read(String name, byte[] json) {
        try {
            if (JSON.read(json) instanceof Json.Obj object) {
                return object;
            }
        } catch (MalformedJsonException e) {
            throw new PolicyToolException("`" + name + "` not read: " + e.getMessage(), e);
        }
        throw new PolicyToolException("`" + name + "` not read: it is not a JSON object");
    }

    /** The folder that holds {@code agent} and {@code settings}: where OPA runs, so that paths in its messages are short. */
    Path rego() {
        return root.resolve("rego");
    }

    /** All Rego in it, by path below {@link #rego}. */
    SortedMap<String, String> sources() throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(rego())) {
            List<Path> modules =
                    files.filter(file -> file.toString().endsWith(".rego")).toList();
            for (Path module : modules) {
                String path = rego().relativize(module).toString().replace('\\', '/');
                sources.put(path, new String(Files.readAllBytes(module), StandardCharsets.UTF_8));
            }
        }
        return sources;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            root.toFile().deleteOnExit(); // left to the system's own cleaning
        }
    }
}
