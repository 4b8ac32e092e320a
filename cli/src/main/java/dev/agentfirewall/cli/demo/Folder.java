package dev.agentfirewall.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the demo keeps its log: a directory that the user named, or one that goes away with the demo. */
record Folder(Path path, boolean goes) implements AutoCloseable {

    static Folder of(@Nullable Path named) throws IOException {
        return named == null
                ? new Folder(Files.createTempDirectory("agent-firewall-demo-"), true)
                : new Folder(Files.createDirectories(named), false);
    }

    @Override
    public void close() throws IOException {
        if (goes) {
            try (Stream<Path> files = Files.walk(path)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }
}
