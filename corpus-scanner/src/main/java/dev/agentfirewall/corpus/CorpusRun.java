package dev.agentfirewall.corpus;

import dev.agentfirewall.artifact.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Screens the files of a corpus on several threads, and tells the results in the order of the files. What a state file knows already is not screened again. */
public final class CorpusRun {
    private final CorpusScanner scanner;
    private final CorpusFiles files;
    private final CorpusState state;

    public CorpusRun(CorpusScanner scanner, CorpusFiles files, CorpusState state) {
        this.scanner = scanner;
        this.files = files;
        this.state = state;
    }

    /**
     * One file, screened.
     *
     * @param fresh whether it was screened now, and not by a run before
     */
    public record Screened(String path, Digest digest, List<CorpusResult> results, boolean fresh) {
        public Screened {
            results = List.copyOf(results);
        }
    }

    /**
     * Runs, on {@code threads} threads; {@code each} is called on this one.
     *
     * @throws IOException when the state file cannot be written
     */
    public void run(int threads, Consumer<Screened> each) throws IOException, InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<Screened>> open = new ArrayDeque<>();
            for (String path : files.paths()) {
                open.add(workers.submit(() -> screened(path)));
                if (open.size() > 2 * threads) {
                    tell(open.remove(), each);
                }
            }
            while (!open.isEmpty()) {
                tell(open.remove(), each);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void tell(Future<Screened> done, Consumer<Screened> each) throws IOException, InterruptedException {
        try {
            Screened file = done.get();
            each.accept(file);
            if (file.fresh()) {
                state.keep(file);
            }
        } catch (
                ExecutionException
                        e) { // a scanner's failure is in its report: this is a defect, and its message may quote
            throw new IllegalStateException("screening a file stopped by a defect");
        }
    }

    private Screened screened(String path) {
        Path file = files.locate(path);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return unreadable(path, Digest.of(""), Files.isSymbolicLink(file) ? "read.link" : "read.unreadable");
            }
            if (Files.size(file) > scanner.mostBytes()) {
                return tooLarge(path, file);
            }
            byte[] bytes = Files.readAllBytes(file);
            Digest digest = Digest.of(bytes);
            return state.known(path, digest)
                    .map(results -> new Screened(path, digest, results, false))
                    .orElseGet(() -> new Screened(path, digest, scanner.scan(path, bytes), true));
        } catch (IOException e) {
            return unreadable(path, Digest.of(""), "read.unreadable");
        }
    }

    private static Screened unreadable(String path, Digest digest, String code) {
        return new Screened(path, digest, List.of(CorpusResult.unreadable(path, digest, code)), false);
    }

    private static Screened tooLarge(String path, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            List<CorpusResult> results = CorpusScanner.tooLarge(path, in);
            return new Screened(path, results.get(0).digest(), results, false);
        }
    }
}
