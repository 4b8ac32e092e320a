package dev.agentfirewall.redteam.replay;

import dev.agentfirewall.redteam.run.MalformedRunException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs walked on several threads and handed on in the order in which they came. Few are held at a time, so that a file of any length can be replayed.
 */
public final class ParallelReplay {
    private static final int AHEAD = 8;

    private final int threads;

    /** @param threads how many runs are walked at once; at least 1 */
    public ParallelReplay(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a replay needs a thread");
        }
        this.threads = threads;
    }

    /** As many threads as there are processors. */
    public static ParallelReplay onAllCores() {
        return new ParallelReplay(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Walks every run of {@code source} and hands what comes of it to {@code sink}, on the caller's thread.
     *
     * @throws MalformedRunException when a line is no run; what lay before it was handed on
     */
    public <R, T> void each(RunSource<R> source, Function<R, T> walk, Consumer<T> sink) throws MalformedRunException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<T>> under = new ArrayDeque<>();
            try {
                for (Optional<R> run = source.next(); run.isPresent(); run = source.next()) {
                    R next = run.get();
                    under.add(pool.submit(() -> walk.apply(next)));
                    if (under.size() >= threads * AHEAD) {
                        sink.accept(result(under.remove()));
                    }
                }
            } finally {
                while (!under.isEmpty()) {
                    sink.accept(result(under.remove()));
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> T result(Future<T> walked) {
        try {
            return walked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the replay was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unforeseen) {
                throw unforeseen;
            }
            throw new IllegalStateException("a run could not be walked", e.getCause());
        }
    }
}
