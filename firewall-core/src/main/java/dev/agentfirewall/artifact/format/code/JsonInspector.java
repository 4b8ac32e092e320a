package dev.agentfirewall.artifact.format.code;

import dev.agentfirewall.artifact.format.FormatCode;
import dev.agentfirewall.artifact.format.read.InspectedFile;
import dev.agentfirewall.artifact.format.read.Inspector;
import dev.agentfirewall.artifact.format.read.Problems;
import dev.agentfirewall.json.Json;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;
import java.io.IOException;
import java.util.Set;

/**
 * JSON: a tokenizer, a configuration, a template. Read strictly, because a key that stands twice is one value to the judge and another to the
 * loader; then searched for what makes a loader run code.
 */
public final class JsonInspector implements Inspector {
    /** Tokenizers of the largest vocabularies have 40 MB. */
    private static final JsonLimits LIMITS = new JsonLimits(64 << 20, 64, 4_000_000, 1000);

    private static final JsonReader READER = new JsonReader(LIMITS);

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public Set<String> endings() {
        return Set.of("json");
    }

    /** By its name, or where there is no ending, as in Ollama's store, by a start that only JSON has. */
    @Override
    public boolean recognises(InspectedFile file) throws IOException {
        return file.ending().equals("json") || (!file.name().contains(".") && startsAsObject(file.head(256)));
    }

    @Override
    public void inspect(InspectedFile file, Problems problems) throws IOException {
        if (file.size() > LIMITS.maxBytes()) {
            problems.add(file, FormatCode.JSON, "over the limit of " + LIMITS.maxBytes() + " bytes");
            return;
        }
        try {
            Json json = READER.read(file.head((int) file.size()));
            new LoaderHints(file, problems).search(json);
        } catch (MalformedJsonException e) {
            problems.add(file, FormatCode.JSON, e.code() + ": " + e.getMessage());
        }
    }

    private static boolean startsAsObject(byte[] head) {
        int at = afterSpace(head, 0);
        if (at == head.length || head[at] != '{') {
            return false;
        }
        int next = afterSpace(head, at + 1);
        return next < head.length && (head[next] == '"' || head[next] == '}');
    }

    private static int afterSpace(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }
}
