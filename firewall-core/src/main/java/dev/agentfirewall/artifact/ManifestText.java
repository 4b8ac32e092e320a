package dev.agentfirewall.artifact;

import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.Json;
import java.util.Iterator;
import java.util.Map;

/** A manifest's text for people: a member a line, an entry a line, so that a change of one file is a change of one line. */
final class ManifestText {
    private ManifestText() {}

    static String of(Manifest manifest) {
        StringBuilder out = new StringBuilder("{");
        String separator = "\n";
        for (Map.Entry<String, Json> member : manifest.document().members().entrySet()) {
            out.append(separator).append("  \"").append(member.getKey()).append("\": ");
            value(member.getValue(), out);
            separator = ",\n";
        }
        return out.append("\n}\n").toString();
    }

    private static void value(Json value, StringBuilder out) {
        if (value instanceof Json.Arr entries) {
            out.append("[\n");
            for (Iterator<Json> each = entries.elements().iterator(); each.hasNext(); ) {
                out.append("    ").append(CanonicalJson.write(each.next())).append(each.hasNext() ? ",\n" : "\n");
            }
            out.append("  ]");
        } else {
            out.append(CanonicalJson.write(value));
        }
    }
}
