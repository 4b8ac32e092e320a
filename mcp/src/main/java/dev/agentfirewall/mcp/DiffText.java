package dev.agentfirewall.mcp;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonPointer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Differences as a person reads them: for each thing that changed, which of its values were what and are now what. */
public final class DiffText {
    private DiffText() {}

    /** The differences, a line each and indented values below; empty where there are none. */
    public static String of(Comparison compared) {
        StringBuilder out = new StringBuilder();
        if (compared.agreed().isEmpty()) {
            out.append("nobody has agreed to this server\n");
        }
        compared.changes().forEach(change -> write(change, out));
        return VisibleText.of(out.toString());
    }

    private static void write(Change change, StringBuilder out) {
        out.append(change.kind());
        out.append(change.id().isEmpty() ? "" : " " + CanonicalJson.write(Json.of(change.id())));
        out.append(' ').append(change.what().word()).append('\n');
        Map<String, Json> before = leaves(change.before());
        Map<String, Json> now = leaves(change.now());
        TreeSet<String> pointers = new TreeSet<>(before.keySet());
        pointers.addAll(now.keySet());
        for (String pointer : pointers) {
            Optional<Json> was = Optional.ofNullable(before.get(pointer));
            Optional<Json> is = Optional.ofNullable(now.get(pointer));
            if (!was.equals(is)) {
                out.append("  ").append(CanonicalJson.write(Json.of(pointer))).append('\n');
                was.ifPresent(value ->
                        out.append("    - ").append(CanonicalJson.write(value)).append('\n'));
                is.ifPresent(value ->
                        out.append("    + ").append(CanonicalJson.write(value)).append('\n'));
            }
        }
    }

    private static Map<String, Json> leaves(Optional<Json> value) {
        return value.map(json -> new TreeMap<>(JsonPointer.leaves(json))).orElseGet(TreeMap::new);
    }
}
