package dev.agentfirewall.decision;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.artifact.Manifest;
import dev.agentfirewall.json.Json;
import java.util.Optional;

/**
 * What is known about a model whose bytes are proven and about to be used.
 *
 * @param name what it is called
 * @param digest which model it is
 * @param expected which model the host asked for
 * @param source where it came from, as its manifest says
 * @param licence under which terms, as its manifest says
 * @param baseModel what it was made from, where its manifest says
 * @param files how many files it has
 * @param bytes how many bytes they have together
 */
public record ArtifactFacts(
        String name,
        Digest digest,
        Digest expected,
        String source,
        String licence,
        Optional<String> baseModel,
        long files,
        long bytes) {

    /** The facts about the model of {@code manifest}, where the host asked for {@code expected}. */
    public static ArtifactFacts of(Manifest manifest, Digest expected) {
        return new ArtifactFacts(
                manifest.name(),
                manifest.digest(),
                expected,
                manifest.source(),
                manifest.licence(),
                manifest.baseModel(),
                manifest.entries().size(),
                manifest.size());
    }

    /** Whether another model than the asked one would serve: the last good one, in place of one that failed to verify. */
    public boolean lastGood() {
        return !digest.equals(expected);
    }

    Json document() {
        return Json.object()
                .put("name", name)
                .put("digest", digest.toString())
                .put("expected", expected.toString())
                .put("last_good", lastGood())
                .put("source", source)
                .put("licence", licence)
                .put("base_model", baseModel.map(Json::of).orElse(Json.NULL))
                .put("files", files)
                .put("bytes", bytes)
                .build();
    }
}
