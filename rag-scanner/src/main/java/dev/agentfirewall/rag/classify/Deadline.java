package dev.agentfirewall.rag.classify;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Until when there is time. Thread-safe. */
final class Deadline {
    static final Deadline NEVER = new Deadline(() -> 0, 1);

    private final LongSupplier nanos;
    private final long end;

    private Deadline(LongSupplier nanos, long end) {
        this.nanos = nanos;
        this.end = end;
    }

    static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos());
    }

    boolean spent() {
        return nanos.getAsLong() - end >= 0;
    }
}
