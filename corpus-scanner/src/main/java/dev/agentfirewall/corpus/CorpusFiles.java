package dev.agentfirewall.corpus;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The files of a corpus, in the order of their paths. Links are listed and not followed; a folder that cannot be opened is listed like a file, so that nothing
 * is passed over in silence.
 *
 * @param root the corpus
 * @param paths below it, with {@code /} between folders
 */
public record CorpusFiles(Path root, List<String> paths) {
    public CorpusFiles {
        paths = List.copyOf(paths);
    }

    /**
     * The files below {@code root}.
     *
     * @throws IOException when {@code root} itself cannot be opened
     */
    public static CorpusFiles below(Path root) throws IOException {
        TreeSet<String> paths = new TreeSet<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                paths.add(name(root, file));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(root)) {
                    throw failure;
                }
                paths.add(name(root, file));
                return FileVisitResult.CONTINUE;
            }
        });
        return new CorpusFiles(root, List.copyOf(paths));
    }

    /** Where {@code path} lies. */
    public Path locate(String path) {
        return root.resolve(path);
    }

    private static String name(Path root, Path file) {
        List<String> names = new ArrayList<>();
        root.relativize(file).forEach(name -> names.add(name.toString()));
        return String.join("/", names);
    }
}
