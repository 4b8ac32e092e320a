package dev.agentfirewall.cli.models;

import dev.agentfirewall.artifact.ArtifactSource;
import dev.agentfirewall.cli.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files that a command is about, as they were named on the command line. */
final class ModelFiles {
    private ModelFiles() {}

    /**
     * The model at {@code place}, a folder or one file.
     *
     * @param linksWithin where links may lead, or null when there may be none
     */
    static ArtifactSource at(Path place, @Nullable Path linksWithin) {
        if (Files.isDirectory(place)) {
            return linksWithin == null ? ArtifactSource.directory(place) : ArtifactSource.directory(place, linksWithin);
        }
        if (Files.exists(place)) {
            return ArtifactSource.file(place);
        }
        throw new UnreadableFileException(place.toString(), "no such file or folder");
    }

    /** {@code files} without {@code beside}, where that lies among them: a manifest does not name itself. */
    static ArtifactSource without(ArtifactSource files, Path place, Path beside) {
        Path folder = place.toAbsolutePath().normalize();
        Path file = beside.toAbsolutePath().normalize();
        if (!Files.isDirectory(place) || !file.startsWith(folder)) {
            return files;
        }
        StringBuilder name = new StringBuilder();
        for (Path step : folder.relativize(file)) {
            name.append(name.isEmpty() ? "" : "/").append(step);
        }
        return files.without(name.toString());
    }

    /** What the model is called when nobody says: its folder's name, or its file's. */
    static String name(Path place) {
        Path last = place.toAbsolutePath().normalize().getFileName();
        return last == null ? "model" : last.toString();
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnreadableFileException(file.toString(), Files.exists(file) ? "cannot be read" : "no such file");
        }
    }

    static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UnreadableFileException(file.toString(), "cannot be written");
        }
    }
}
