package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.ArtifactSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Where a model's files are. Links among them are refused. */
class ModelPlace {
    @Parameters(paramLabel = "DIR", description = "The model's folder, or its only file.")
    private Path place = Path.of("");

    Path path() {
        return place;
    }

    /** What the model is called where nobody says. */
    String name() {
        return ModelFiles.name(place);
    }

    ArtifactSource files() {
        return ModelFiles.at(place, null);
    }

    /** The files there but for {@code claim}: a manifest or signature that lies among them speaks of the others. */
    ArtifactSource without(@Nullable Path claim) {
        return claim == null ? files() : ModelFiles.without(files(), place, claim);
    }
}
