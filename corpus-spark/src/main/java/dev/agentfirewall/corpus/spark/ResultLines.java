package dev.agentfirewall.corpus.spark;

import dev.agentfirewall.corpus.CorpusResult;
import dev.agentfirewall.json.CanonicalJson;
import dev.agentfirewall.json.JsonLimits;
import dev.agentfirewall.json.JsonReader;
import dev.agentfirewall.json.MalformedJsonException;

/** Results as lines, in which form they travel between machines. */
final class ResultLines {
    private static final JsonReader READER = new JsonReader(JsonLimits.FILES);

    private ResultLines() {}

    static String write(CorpusResult result) {
        return CanonicalJson.write(result.json());
    }

    static CorpusResult read(String line) {
        try {
            return CorpusResult.read(READER.readObject(line));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("a result is not as it was written");
        }
    }
}
