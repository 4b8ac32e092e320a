package dev.agentfirewall.corpus.spark;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files of a corpus on any file system that Hadoop knows. Spark's own readers leave out files whose names begin with a dot or an underscore; here none is left out.
 *
 * @param root the corpus
 * @param paths below it, in order, with {@code /} between folders
 */
record SparkCorpus(URI root, List<String> paths) {
    SparkCorpus {
        paths = List.copyOf(paths);
    }

    static SparkCorpus below(String folder, Configuration configuration) throws IOException {
        Path path = new Path(folder);
        FileSystem files = path.getFileSystem(configuration);
        Path root = files.makeQualified(path);
        TreeSet<String> paths = new TreeSet<>();
        RemoteIterator<LocatedFileStatus> all = files.listFiles(root, true);
        while (all.hasNext()) {
            paths.add(name(root, all.next().getPath()));
        }
        return new SparkCorpus(root.toUri(), List.copyOf(paths));
    }

    private static String name(Path root, Path file) {
        String below = root.toUri().getPath();
        return file.toUri().getPath().substring(below.endsWith("/") ? below.length() : below.length() + 1);
    }
}
