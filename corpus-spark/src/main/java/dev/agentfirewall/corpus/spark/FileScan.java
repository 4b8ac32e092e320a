package dev.agentfirewall.corpus.spark;

import dev.agentfirewall.corpus.CorpusResult;
import dev.agentfirewall.corpus.CorpusScanner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/** Screens the files of one partition: paths in, each file's results out, as canonical JSON lines. */
final class FileScan implements FlatMapFunction<Iterator<String>, List<String>> {
    private static final long serialVersionUID = 1;

    private final ExecutorScanner scanners;
    private final URI root;
    private final Broadcast<SerializableConfiguration> configuration;

    FileScan(ExecutorScanner scanners, URI root, Broadcast<SerializableConfiguration> configuration) {
        this.scanners = scanners;
        this.root = root;
        this.configuration = configuration;
    }

    @Override
    public Iterator<List<String>> call(Iterator<String> paths) throws IOException {
        CorpusScanner scanner = scanners.here();
        FileSystem files = FileSystem.get(root, configuration.value().value());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return paths.hasNext();
            }

            @Override
            public List<String> next() {
                return lines(scanner, files, paths.next());
            }
        };
    }

    private List<String> lines(CorpusScanner scanner, FileSystem files, String path) {
        List<String> lines = new ArrayList<>();
        results(scanner, files, path).forEach(result -> lines.add(ResultLines.write(result)));
        return lines;
    }

    private List<CorpusResult> results(CorpusScanner scanner, FileSystem files, String path) {
        try {
            Path file = new Path(new Path(root), new Path(null, null, path));
            if (files.getFileStatus(file).getLen() > scanner.mostBytes()) {
                try (InputStream in = files.open(file)) {
                    return CorpusScanner.tooLarge(path, in);
                }
            }
            try (InputStream in = files.open(file)) {
                return scanner.scan(path, in.readAllBytes());
            }
        } catch (IOException | IllegalArgumentException e) { // a name that Hadoop cannot say, as with a colon
            return CorpusScanner.unreadable(path);
        }
    }
}
