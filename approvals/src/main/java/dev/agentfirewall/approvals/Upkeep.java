package dev.agentfirewall.approvals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * When a store sweeps itself. It has no thread of its own: whoever uses the store next, after what they came for is done, does a bounded part of it. So nothing
 * is to be started, stopped or scheduled, and a store that nobody uses is left as it is.
 *
 * <p>Thread-safe: of all who come at once, one sweeps.
 */
public final class Upkeep {
    /** How long a ticket is kept after its end, where nobody sweeps sooner. */
    public static final Duration KEEP = Duration.ofDays(30);

    /** How often, in a process that goes on using the store; the first use sweeps, too. */
    public static final Duration EVERY = Duration.ofMinutes(10);

    /** How many tickets one use of the store touches at most on top of its own. */
    public static final int BATCH = 200;

    private static final long AT_ONCE = Long.MIN_VALUE;

    private final LongSupplier millis;
    private final AtomicLong last = new AtomicLong(AT_ONCE);

    /** By {@code millis}, which may be set back. */
    public Upkeep(LongSupplier millis) {
        this.millis = millis;
    }

    /** One part of it. */
    public interface Part {
        /** Sweeps; tells whether there is more. */
        boolean run() throws ApprovalStoreException;
    }

    /** Sweeps where it is time to. A sweep that fails is tried again when it is time again; who came for something else hears nothing of it. */
    public void after(Part part) {
        long now = millis.getAsLong();
        long then = last.get();
        boolean due = then == AT_ONCE || now < then || now - then >= EVERY.toMillis();
        if (!due || !last.compareAndSet(then, now)) {
            return;
        }
        try {
            if (part.run()) {
                last.set(AT_ONCE);
            }
        } catch (ApprovalStoreException | RuntimeException e) {
            // the store is there for other things
        }
    }
}
