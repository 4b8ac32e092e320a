package dev.agentfirewall.approvals;

import dev.agentfirewall.vitals.Vital;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a store tells of itself: whether its last step was done, and what waits for people. The backlog is counted in the background when somebody reads it and the
 * last count is {@link #FRESH old}; whoever reads does not wait for it, and is told the last one.
 *
 * <p>Thread-safe.
 */
public final class StoreVitals {
    /** How old a count may be. */
    public static final Duration FRESH = Duration.ofSeconds(10);

    private final Counting counting;
    private final Clock clock;
    private final List<Vital> all;
    private final AtomicBoolean under = new AtomicBoolean();
    private volatile boolean failing;
    private volatile Backlog last = Backlog.NONE;
    private volatile long due = System.nanoTime();

    /**
     * @param part the store's name in metrics
     * @param clock the store's
     */
    public StoreVitals(String part, Counting counting, Clock clock) {
        this.counting = counting;
        this.clock = clock;
        this.all = List.of(
                new Vital(Vital.Kind.QUESTIONS, part, () -> backlog().open()),
                new Vital(Vital.Kind.OLDEST_QUESTION, part, this::age),
                new Vital(Vital.Kind.AVAILABLE, part, this::available));
    }

    /** Counts what waits. */
    public interface Counting {
        Backlog count() throws ApprovalStoreException;
    }

    /** What is told. */
    public List<Vital> vitals() {
        return all;
    }

    /** Notes that a step was done, or was not. */
    public void did(boolean done) {
        failing = !done;
    }

    private long age() {
        return backlog()
                .oldest()
                .map(asked ->
                        Math.max(0, Duration.between(asked, clock.instant()).toSeconds()))
                .orElse(0L);
    }

    private long available() {
        backlog(); // a store that nobody uses is looked at all the same
        return failing ? 0 : 1;
    }

    private Backlog backlog() {
        if (System.nanoTime() - due >= 0 && under.compareAndSet(false, true)) {
            var unused = CompletableFuture.runAsync(this::count);
        }
        return last;
    }

    private void count() {
        try {
            last = counting.count();
            failing = false;
        } catch (ApprovalStoreException | RuntimeException e) {
            failing = true; // the count before stands
        } finally {
            due = System.nanoTime() + FRESH.toNanos();
            under.set(false);
        }
    }
}
