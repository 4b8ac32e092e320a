package dev.agentfirewall.audit;

import dev.agentfirewall.artifact.Digest;
import dev.agentfirewall.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A log in memory, for tests and short runs. It is bounded: when it is full it throws, as a full disk does, rather than
 * forget a record. Thread-safe.
 */
public final class MemoryAuditSink implements AuditSink {
    /** How many records a sink holds when not told otherwise. */
    public static final int DEFAULT_CAPACITY = 10_000;

    private final int capacity;
    private final List<ChainedRecord> records = new ArrayList<>();
    private Digest head = ChainedRecord.GENESIS;
    private boolean closed;

    public MemoryAuditSink() {
        this(DEFAULT_CAPACITY);
    }

    /** A sink for {@code capacity} records at most. */
    public MemoryAuditSink(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("the capacity is at least 1");
        }
        this.capacity = capacity;
    }

    @Override
    public synchronized AuditReceipt append(Json.Obj event) throws AuditException {
        if (closed) {
            throw new AuditException("audit record not written: the log in memory is closed");
        }
        if (records.size() == capacity) {
            throw new AuditException("audit record not written: the log in memory is full at " + capacity
                    + " records; give it a larger capacity, or use a file");
        }
        ChainedRecord record = ChainedRecord.chain(records.size() + 1L, head, event);
        records.add(record);
        head = record.hash();
        return record.receipt();
    }

    /** What was appended so far, in order. */
    public synchronized List<ChainedRecord> records() {
        return List.copyOf(records);
    }

    /** The events alone, in order. */
    public synchronized List<Json.Obj> events() {
        return records.stream().map(ChainedRecord::event).toList();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
