package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.ArtifactSource;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a model's files are, and which links among them count. Signing has none: what is signed says that there are no links. */
final class LinkedPlace extends ModelPlace {
    @Option(
            names = "--links-within",
            paramLabel = "DIR",
            description = "Links to files in here count as these files; else links are refused.")
    private @Nullable Path linksWithin;

    Optional<Path> linksWithin() {
        return Optional.ofNullable(linksWithin);
    }

    @Override
    ArtifactSource files() {
        return ModelFiles.at(path(), linksWithin);
    }
}
